import type { Severity } from '#domain/incident/severity.ts';
import type { IncidentPackage } from '#domain/operator/incidents.ts';
import { deadlines } from '../deadlines.ts';
import type { Incident } from '../incident.ts';
import type { Option } from '../offer.ts';
import { packageFields } from '../package-fields.ts';
import type { Reader } from '../reader.ts';
import type { TendingTexts } from '../texts/texts-for.ts';
import { tendingTextsFor } from '../texts/texts-for.ts';
import { tracedFields } from '../traced-fields.ts';
import { shortTime } from '../when.ts';
import { described, ErrorSummary, ErrorText } from './errors.tsx';
import { Facts } from './facts.tsx';
import { Choice, Code, Note, Select } from './fields.tsx';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';
import { Story } from './story.tsx';
import { SNOOZE_DAYS, tendFormFields as names } from './tend-form.ts';
import type { TendEntries, TendError } from './tend-form.ts';

/** The page of an incident itself: `errors` and `entered` come with a form that was sent but not taken. */
export type TendPageProps = {
  readonly incident: Incident;
  readonly severity: Severity;
  /** Who decides about it now. */
  readonly owners: readonly string[];
  readonly since: string;
  readonly known: IncidentPackage;
  /** What happened to the incident, oldest first. */
  readonly story: readonly { readonly at: string; readonly sentence: string }[];
  readonly people: readonly Option[];
  /** Whether all of it is theirs: else others decide about a part of it. */
  readonly isWhole: boolean;
  /** What becomes of what failed when it is closed by hand; undefined where it cannot be. */
  readonly closing: string | undefined;
  readonly nonce: string;
  readonly entered?: TendEntries;
  readonly errors?: readonly TendError[];
  readonly reader: Reader;
};

type Parts = TendPageProps & { readonly texts: TendingTexts };

/** All that is known about an incident, and the form that gives it away, puts it off or closes it; 422 with errors. */
export function tendPage(props: TendPageProps): Page {
  const texts = tendingTextsFor(props.reader.locale);
  const { incident, errors = [] } = props;
  const title = texts.incident.headline(texts.cause(incident.cause).headline, incident.whatTitle);
  const isRight = errors.length === 0;
  return renderPage({
    status: isRight ? 200 : 422,
    texts,
    title: isRight ? title : texts.pleaseCheck(title),
    children: (
      <>
        <ErrorSummary heading={texts.tending.errorsHeading} errors={summary(props, texts)} />
        <Known {...props} texts={texts} />
        {props.isWhole ? <Form {...props} texts={texts} /> : <p class="muted">{texts.tending.notWhole}</p>}
        <section class="card">
          <h2>{texts.tending.story}</h2>
          <Story {...props} />
        </section>
      </>
    ),
  });
}

function summary({ errors = [] }: TendPageProps, { tending }: TendingTexts) {
  const targets: Readonly<Partial<Record<TendError, string>>> = {
    'no-choice': `${names.choice}-assign`,
    'told-later-anyway': names.days,
    'not-now': `${names.choice}-assign`,
    'no-person': names.person,
    'no-days': names.days,
    'no-reason': names.reason,
    'no-code': names.code,
    'wrong-code': names.code,
  };
  return errors.map((error) => {
    const target = targets[error];
    return { text: tending.errors[error], ...(target === undefined ? {} : { target }) };
  });
}

function Known({ incident, severity, owners, since, known, reader, texts }: Parts) {
  const { headline, sentence } = texts.cause(incident.cause);
  const { tending } = texts;
  return (
    <section class="card">
      <h1>{headline}</h1>
      {incident.whatTitle === undefined ? null : <p class="kind">{incident.whatTitle}</p>}
      <p>{sentence}</p>
      <p>
        <strong>{known.suggestion}</strong>
      </p>
      <Facts
        className="key"
        facts={[
          { label: tending.severity, value: tending.severities[severity] },
          { label: tending.decides, value: tending.deciders(owners) },
          ...deadlines(incident, texts, reader),
          { label: texts.incident.waiting, value: texts.incident.waitingCount(incident) },
          { label: tending.since, value: shortTime(since, reader) },
        ]}
      />
      <Facts facts={tracedFields(incident, texts, packageFields(known, texts, reader))} />
    </section>
  );
}

function Form(props: Parts) {
  const { nonce, entered = {}, errors = [], texts } = props;
  const { tending } = texts;
  const codeError = errors.find((error) => error === 'no-code' || error === 'wrong-code');
  // No `action`: the form goes to the address that it came from. `novalidate`: see the offer's form.
  return (
    <form class="card" method="post" noValidate autocomplete="off">
      <input type="hidden" name={names.nonce} value={nonce} />
      <Choices {...props} />
      <Note
        name={names.reason}
        label={tending.reason}
        hint={tending.reasonHint}
        entered={entered.reason}
        error={errors.includes('no-reason') ? tending.errors['no-reason'] : undefined}
      />
      <Code
        name={names.code}
        label={texts.code.label}
        hint={texts.code.hint}
        entered={entered.code}
        error={codeError === undefined ? undefined : tending.errors[codeError]}
      />
      <button type="submit">{tending.send}</button>
    </form>
  );
}

function Choices({ people, closing, entered = {}, errors = [], texts: { tending } }: Parts) {
  const wrong = errors.find((error) => error === 'no-choice' || error === 'not-now');
  const choiceError = wrong === undefined ? undefined : tending.errors[wrong];
  const dayError = errors.find((error) => error === 'no-days' || error === 'told-later-anyway');
  return (
    <fieldset
      class={choiceError === undefined ? undefined : 'wrong'}
      {...described(choiceError, 'choice-error')}
    >
      <legend>{tending.question}</legend>
      <ErrorText id="choice-error" text={choiceError} />
      <Choice name={names.choice} value="assign" chosen={entered.choice} {...said(tending.choices.assign)}>
        <Select
          name={names.person}
          label={tending.person}
          prompt={tending.choosePerson}
          options={people}
          entered={entered.person}
          error={errors.includes('no-person') ? tending.errors['no-person'] : undefined}
        />
      </Choice>
      <Choice name={names.choice} value="snooze" chosen={entered.choice} {...said(tending.choices.snooze)}>
        <Select
          name={names.days}
          label={tending.howLong}
          prompt={tending.chooseDays}
          options={SNOOZE_DAYS.map((count) => ({ value: String(count), label: tending.days(count) }))}
          entered={entered.days}
          error={dayError === undefined ? undefined : tending.errors[dayError]}
        />
      </Choice>
      {closing === undefined ? null : (
        <Choice
          name={names.choice}
          value="resolve"
          chosen={entered.choice}
          {...said({ ...tending.choices.resolve, does: closing })}
        />
      )}
    </fieldset>
  );
}

function said({ label, does }: { readonly label: string; readonly does: string }) {
  return { label, hint: does };
}

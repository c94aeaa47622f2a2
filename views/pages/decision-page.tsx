import type { ShownDifference, ShownRequest } from '../attempts.ts';
import { webLink } from '../web-link.ts';
import { deadlines } from '../deadlines.ts';
import type { Incident } from '../incident.ts';
import type { Reader } from '../reader.ts';
import type { ShownRollback } from '../rollback.ts';
import { systemFields } from '../system-fields.ts';
import { incidentTextsFor } from '../texts/texts-for.ts';
import type { IncidentTexts } from '../texts/texts-for.ts';
import { tracedFields } from '../traced-fields.ts';
import type { WaitingHandoffs } from '../waiting.ts';
import { Attempts, Difference } from './attempts.tsx';
import type { DecisionChoice } from './decision-choices.tsx';
import { Choices } from './decision-choices.tsx';
import type { DecisionFormEntries, DecisionFormError } from './decision-form.ts';
import { decisionFormFields as names, ROLLBACK_SHOWN } from './decision-form.ts';
import { ErrorSummary } from './errors.tsx';
import { Facts } from './facts.tsx';
import { Waiting } from './waiting.tsx';
import { Code, Note } from './fields.tsx';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';
import { Rollback } from './rollback.tsx';
import { Story } from './story.tsx';

/** An incident's page: `errors` and `entered` come with a form that was sent but not taken. */
export type DecisionPageProps = {
  readonly incident: Incident;
  /** For whom the link is; whoever reads the operations mailbox has no name. */
  readonly recipientName?: string | undefined;
  /** What happened so far, oldest first; `at` is an ISO instant. */
  readonly story: readonly { readonly at: string; readonly sentence: string }[];
  /** What the system that failed was asked lately, the earliest first. */
  readonly requests?: readonly ShownRequest[];
  /** What another try would write: with it the page asks for that one decision. */
  readonly difference?: ShownDifference | undefined;
  /** What taking back would do: with it the page asks for that one decision. */
  readonly rollback?: ShownRollback | undefined;
  /** The handoffs that it holds for, where it is more than one. */
  readonly waiting?: WaitingHandoffs | undefined;
  readonly choices: readonly DecisionChoice[];
  /** Where the incident itself is given away or put off. */
  readonly tendUrl: string;
  readonly nonce: string;
  /** The commit of the incident up to which the page shows it. */
  readonly shown: number;
  readonly entered?: DecisionFormEntries;
  readonly errors?: readonly DecisionFormError[];
  readonly reader: Reader;
};

type Parts = DecisionPageProps & { readonly texts: IncidentTexts };

/** What happened, how it came to that, and the one form that decides; 200, or 422 with errors. */
export function decisionPage(props: DecisionPageProps): Page {
  const texts = incidentTextsFor(props.reader.locale);
  const { incident, errors = [] } = props;
  const { headline } = texts.cause(incident.cause);
  const about = incident.cause.kind === 'left-alone' ? undefined : incident.whatTitle;
  const title = texts.incident.headline(headline, about);
  return renderPage({
    status: errors.length === 0 ? 200 : 422,
    texts,
    title: errors.length === 0 ? title : texts.pleaseCheck(title),
    children: (
      <>
        <ErrorSummary heading={texts.decision.errorsHeading} errors={summary(props, texts)} />
        <Happened {...props} texts={texts} />
        <Waiting {...props} texts={texts} />
        {isWhole(props) ? <Attempts {...props} requests={props.requests ?? []} texts={texts} /> : null}
        <Form {...props} texts={texts} />
        <Background {...props} texts={texts} />
      </>
    ),
  });
}

/** Whether every choice is offered: not while one is looked at more closely. */
function isWhole({ difference, rollback }: DecisionPageProps): boolean {
  return difference === undefined && rollback === undefined;
}

function summary({ errors = [], choices, incident }: DecisionPageProps, texts: IncidentTexts) {
  const targets = {
    'form-too-old': undefined,
    'more-waits': undefined,
    'no-choice': choices[0] === undefined ? undefined : `${names.choice}-${choices[0].kind}`,
    'nothing-written': choices[0] === undefined ? undefined : `${names.choice}-${choices[0].kind}`,
    'no-person': names.person,
    'no-status': names.status,
    'no-reason': names.reason,
    'no-code': names.code,
    'wrong-code': names.code,
  } as const;
  return errors.map((error) => {
    const target = targets[error];
    const text =
      error === 'more-waits'
        ? texts.decision.moreWaits(texts.incident.waitingCount(incident))
        : texts.decision.errors[error];
    return { text, ...(target === undefined ? {} : { target }) };
  });
}

function Happened({ incident, recipientName, reader, texts }: Parts) {
  const { headline, sentence } = texts.cause(incident.cause);
  const { nothingLost } = texts.incident.told(incident.cause);
  return (
    <section class="card">
      <h1>{headline}</h1>
      {incident.waiting > 1 ? (
        <p>
          <strong>{texts.decision.forSeveral(incident.waiting, incident.waits)}</strong>
        </p>
      ) : null}
      <About incident={incident} />
      <p>{sentence}</p>
      {incident.cause.kind === 'left-alone' ? <p>{texts.incident.nothingToDecide(incident.cause)}</p> : null}
      <p class="muted">{nothingLost}</p>
      <p class="muted">{texts.decision.isFor(recipientName)}</p>
      <Facts
        className="key"
        facts={[
          ...deadlines(incident, texts, reader),
          ...systemFields(incident, texts),
          { label: texts.incident.waiting, value: texts.incident.waitingCount(incident) },
        ]}
      />
    </section>
  );
}

/** The record in question, and the way there. */
function About({ incident: { whatTitle, recordUrl } }: Pick<Parts, 'incident'>) {
  if (whatTitle === undefined) return null;
  const url = recordUrl === undefined ? undefined : webLink(recordUrl);
  return <p class="kind">{url === undefined ? whatTitle : <a href={url}>{whatTitle}</a>}</p>;
}

function Background({ incident, story, tendUrl, reader, texts }: Parts) {
  return (
    <>
      {story.length === 0 ? null : (
        <section class="card">
          <h2>{texts.decision.story}</h2>
          <Story story={story} reader={reader} />
        </section>
      )}
      <section class="card">
        <h2>{texts.decision.details}</h2>
        <Facts
          facts={[
            ...(incident.contractTitle === undefined
              ? []
              : [{ label: texts.incident.contract, value: incident.contractTitle }]),
            ...tracedFields(incident, texts),
          ]}
        />
        <p>
          <a class="link" href={tendUrl}>
            {texts.decision.tend}
          </a>
        </p>
      </section>
    </>
  );
}

function Form(props: Parts) {
  const { nonce, shown, entered = {}, errors = [], texts } = props;
  const codeError = errors.find((error) => error === 'no-code' || error === 'wrong-code');
  // No `action`: the form goes to the address that it came from. `novalidate`: see the offer's form.
  return (
    <form class="card" method="post" noValidate autocomplete="off">
      <input type="hidden" name={names.nonce} value={nonce} />
      <input type="hidden" name={names.shown} value={String(shown)} />
      <Question {...props} />
      <Note
        name={names.reason}
        label={texts.decision.reason}
        hint={texts.decision.reasonHint}
        entered={entered.reason}
        error={errors.includes('no-reason') ? texts.decision.errors['no-reason'] : undefined}
      />
      <Code
        name={names.code}
        label={texts.code.label}
        hint={texts.code.hint}
        entered={entered.code}
        error={codeError === undefined ? undefined : texts.decision.errors[codeError]}
      />
      <button type="submit">{sending(props)}</button>
    </form>
  );
}

function sending({ difference, rollback, texts }: Parts): string {
  if (rollback !== undefined) return texts.rollback.confirm;
  return difference === undefined ? texts.decision.send : texts.attempts.confirm;
}

/** What is decided: one of the choices, or the one that is looked at. */
function Question(props: Parts) {
  const { difference, rollback, texts } = props;
  if (rollback !== undefined)
    return (
      <>
        <input type="hidden" name={names.choice} value="roll-back" />
        <input type="hidden" name={names.rollback} value={ROLLBACK_SHOWN} />
        <Rollback rollback={rollback} texts={texts} />
      </>
    );
  if (difference === undefined) return <Choices {...props} />;
  return (
    <>
      <input type="hidden" name={names.choice} value="retry" />
      <Difference {...props} difference={difference} />
    </>
  );
}

import type { Offer, Option } from '../offer.ts';
import type { Reader } from '../reader.ts';
import { textsFor } from '../texts/texts-for.ts';
import type { Texts } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { timeAndDistance } from '../when.ts';
import { described, ErrorSummary, ErrorText } from './errors.tsx';
import { Facts } from './facts.tsx';
import { Boxes, Choice, Code, Note, Select } from './fields.tsx';
import type { OfferFormEntries, OfferFormError } from './offer-form.ts';
import { offerFormFields as names } from './offer-form.ts';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';

/** An offer's page: `errors` and `entered` come with a form that was sent but not taken. */
export type OfferPageProps = {
  readonly offer: Offer;
  readonly nonce: string;
  readonly declineReasons: readonly Option[];
  readonly returnReasons: readonly Option[];
  readonly missingFields: readonly Option[];
  readonly entered?: OfferFormEntries;
  readonly errors?: readonly OfferFormError[];
  readonly reader: Reader;
};

const errorTargets = {
  'form-too-old': undefined,
  'no-answer': `${names.answer}-accept`,
  'no-decline-reason': names.declineReason,
  'no-return-reason': names.returnReason,
  'no-code': names.code,
  'wrong-code': names.code,
} as const;

/** Who hands over what, why you, until when, and the one form that answers; 200, or 422 with errors. */
export function offerPage(props: OfferPageProps): Page {
  const texts = textsFor(props.reader.locale);
  const { offer, errors = [] } = props;
  const headline = texts.offer.headline(offer.giverName, offer.whatTitle);
  return renderPage({
    status: errors.length === 0 ? 200 : 422,
    texts,
    title: errors.length === 0 ? headline : texts.form.errorTitle(headline),
    children: (
      <>
        <ErrorSummary heading={texts.form.errorsHeading} errors={summary(errors, texts)} />
        <section class="card">
          <h1>{headline}</h1>
          <p class="kind">{texts.offer.kind(offer.recordKind, offer.contractTitle)}</p>
          <Facts
            className="key"
            facts={[
              { label: texts.offer.whyYou, value: texts.offer.because(offer.because, offer.contractTitle) },
              { label: texts.offer.acceptBy, value: timeAndDistance(offer.acceptBy, props.reader) },
            ]}
          />
        </section>
        <Shown offer={offer} texts={texts} />
        <Form {...props} texts={texts} />
      </>
    ),
  });
}

function summary(errors: readonly OfferFormError[], texts: Texts) {
  return errors.map((error) => {
    const target = errorTargets[error];
    return { text: texts.form.errors[error], ...(target === undefined ? {} : { target }) };
  });
}

function Shown({ offer, texts }: { readonly offer: Offer; readonly texts: Texts }) {
  const recordUrl = webLink(offer.recordUrl);
  if (offer.show.length === 0 && recordUrl === undefined) return null;
  return (
    <section class="card">
      <h2>{texts.offer.about(offer.recordKind)}</h2>
      <Facts facts={offer.show} />
      {recordUrl === undefined ? null : (
        <a class="link" href={recordUrl}>
          {texts.offer.openRecord(offer.systemName)}
        </a>
      )}
    </section>
  );
}

type FormProps = OfferPageProps & { readonly texts: Texts };

function Form(props: FormProps) {
  const { nonce, entered = {}, errors = [], texts } = props;
  const codeError = errors.find((error) => error === 'no-code' || error === 'wrong-code');
  // No `action`: the form goes to the address that it came from. `novalidate`: only the server knows which
  // fields an answer needs, and its messages stand next to the fields.
  return (
    <form class="card" method="post" noValidate autocomplete="off">
      <input type="hidden" name={names.nonce} value={nonce} />
      <Answers {...props} />
      <Code
        name={names.code}
        label={texts.form.code}
        hint={texts.form.codeHint}
        entered={entered.code}
        error={codeError === undefined ? undefined : texts.form.errors[codeError]}
      />
      <button type="submit">{texts.form.send}</button>
    </form>
  );
}

function Answers(props: FormProps) {
  const { offer, entered = {}, errors = [], texts } = props;
  const error = errors.includes('no-answer') ? texts.form.errors['no-answer'] : undefined;
  const choice = { name: names.answer, chosen: entered.answer };
  return (
    <fieldset class={error === undefined ? undefined : 'wrong'} {...described(error, 'answer-error')}>
      <legend>{texts.form.question}</legend>
      <ErrorText id="answer-error" text={error} />
      <Choice
        {...choice}
        value="accept"
        label={texts.form.accept}
        hint={texts.form.acceptHint(offer.systemName)}
      />
      <Choice {...choice} value="decline" label={texts.form.decline} hint={texts.form.declineHint}>
        <DeclineFields {...props} />
      </Choice>
      <Choice
        {...choice}
        value="return"
        label={texts.form.sendBack}
        hint={texts.form.sendBackHint(offer.giverName)}
      >
        <ReturnFields {...props} />
      </Choice>
    </fieldset>
  );
}

function DeclineFields({ declineReasons, entered = {}, errors = [], texts }: FormProps) {
  const error = errors.includes('no-decline-reason') ? texts.form.errors['no-decline-reason'] : undefined;
  return (
    <>
      <Select
        name={names.declineReason}
        label={texts.form.reason}
        prompt={texts.form.chooseReason}
        options={declineReasons}
        entered={entered.declineReason}
        error={error}
      />
      <Note name={names.declineNote} label={texts.form.note} entered={entered.declineNote} />
    </>
  );
}

function ReturnFields({ returnReasons, missingFields, entered = {}, errors = [], texts }: FormProps) {
  const error = errors.includes('no-return-reason') ? texts.form.errors['no-return-reason'] : undefined;
  return (
    <>
      <Select
        name={names.returnReason}
        label={texts.form.reason}
        prompt={texts.form.chooseReason}
        options={returnReasons}
        entered={entered.returnReason}
        error={error}
      />
      <Boxes
        name={names.missing}
        label={texts.form.missing}
        options={missingFields}
        entered={entered.missing ?? []}
      />
      <Note name={names.returnNote} label={texts.form.note} entered={entered.returnNote} />
    </>
  );
}

import type { Offer, Option } from '../offer.ts';
import type { Reader } from '../reader.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import type { OfferTexts } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { timeAndDistance } from '../when.ts';
import { ErrorSummary } from './errors.tsx';
import { Facts } from './facts.tsx';
import { Code } from './fields.tsx';
import { Answers } from './offer-answers.tsx';
import type { OfferFormEntries, OfferFormError } from './offer-form.ts';
import { offerFormFields as names } from './offer-form.ts';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';

/** An offer's page: `errors` and `entered` come with a form that was sent but not taken. */
export type OfferPageProps = {
  readonly offer: Offer;
  readonly nonce: string;
  readonly needsCode: boolean;
  readonly declineReasons: readonly Option[];
  readonly returnReasons: readonly Option[];
  readonly missingFields: readonly Option[];
  /** The status that the record gets when it is sent back, if it gets one. */
  readonly setBackTo?: string | undefined;
  /** To whom it may be handed on; without anybody that is no answer. */
  readonly colleagues: readonly Option[];
  /** Until when it may be put off; without any time that is no answer. */
  readonly times: readonly Option[];
  /** Until when it is put off, if it is; an ISO instant. */
  readonly putOffUntil?: string | undefined;
  /** Until when its contract is paused, if it is; an ISO instant. */
  readonly pausedUntil?: string | undefined;
  /** By when whoever accepts begins, if they name no time, and the latest that they may name; ISO instants. */
  readonly startBy?: { readonly usual: string; readonly latest: string } | undefined;
  readonly entered?: OfferFormEntries;
  readonly errors?: readonly OfferFormError[];
  readonly reader: Reader;
};

const errorTargets = {
  'form-too-old': undefined,
  'no-answer': `${names.answer}-accept`,
  'no-decline-reason': names.declineReason,
  'no-return-reason': names.returnReason,
  'no-colleague': names.handOnTo,
  'already-asked': names.handOnTo,
  'has-declined': names.handOnTo,
  'no-until': names.until,
  'not-in-the-future': names.until,
  'snoozed-too-long': names.until,
  'no-time': names.startBy,
  'start-in-the-past': names.startBy,
  'start-too-late': names.startBy,
  'no-code': names.code,
  'wrong-code': names.code,
} as const;

/** Who hands over what, why you, until when, and the one form that answers; 200, or 422 with errors. */
export function offerPage(props: OfferPageProps): Page {
  const texts = offerTextsFor(props.reader.locale);
  const { offer, errors = [] } = props;
  const headline = texts.offer.headline(offer.giverName, offer.whatTitle);
  return renderPage({
    status: errors.length === 0 ? 200 : 422,
    texts,
    title: errors.length === 0 ? headline : texts.pleaseCheck(headline),
    children: (
      <>
        <ErrorSummary heading={texts.form.errorsHeading} errors={summary(props, texts)} />
        <section class="card">
          <h1>{headline}</h1>
          <p class="kind">{texts.offer.kind(offer.recordKind, offer.contractTitle)}</p>
          <Facts
            className="key"
            facts={[
              { label: texts.offer.whyYou, value: texts.offer.because(offer.because, offer.contractTitle) },
              ...putOff(props, texts),
              ...paused(props, texts),
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

function putOff({ putOffUntil, reader }: OfferPageProps, texts: OfferTexts) {
  if (putOffUntil === undefined) return [];
  return [{ label: texts.offer.putOffUntil, value: timeAndDistance(putOffUntil, reader) }];
}

function paused({ pausedUntil, reader }: OfferPageProps, texts: OfferTexts) {
  if (pausedUntil === undefined) return [];
  const value = `${timeAndDistance(pausedUntil, reader)}: ${texts.offer.pausedMeaning}`;
  return [{ label: texts.offer.pausedUntil, value }];
}

/** An answer that can no longer be given has no field to go to. */
function summary({ errors = [], colleagues, times, startBy }: OfferPageProps, texts: OfferTexts) {
  const gone: readonly (string | undefined)[] = [
    ...(colleagues.length === 0 ? [names.handOnTo] : []),
    ...(times.length === 0 ? [names.until] : []),
    ...(startBy === undefined ? [names.startBy] : []),
  ];
  return errors.map((error) => {
    const target = gone.includes(errorTargets[error]) ? undefined : errorTargets[error];
    return { text: texts.form.errors[error], ...(target === undefined ? {} : { target }) };
  });
}

function Shown({ offer, texts }: { readonly offer: Offer; readonly texts: OfferTexts }) {
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

/** All that the form shows. */
export type OfferFormProps = OfferPageProps & { readonly texts: OfferTexts };

function Form(props: OfferFormProps) {
  const { nonce, needsCode, entered = {}, errors = [], texts } = props;
  const codeError = errors.find((error) => error === 'no-code' || error === 'wrong-code');
  // No `action`: the form goes to the address that it came from. `novalidate`: only the server knows which
  // fields an answer needs, and its messages stand next to the fields.
  return (
    <form class="card" method="post" noValidate autocomplete="off">
      <input type="hidden" name={names.nonce} value={nonce} />
      <Answers {...props} />
      {needsCode ? (
        <Code
          name={names.code}
          label={texts.code.label}
          hint={texts.code.hint}
          entered={entered.code}
          error={codeError === undefined ? undefined : texts.form.errors[codeError]}
        />
      ) : null}
      <button type="submit">{texts.form.send}</button>
    </form>
  );
}

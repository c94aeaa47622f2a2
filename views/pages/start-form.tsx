import type { Reader } from '../reader.ts';
import type { OfferTexts } from '../texts/texts-for.ts';
import { longTime } from '../when.ts';
import { Code } from './fields.tsx';
import { offerFormFields as names, START_ANSWER } from './offer-form.ts';
import type { StartForm } from './offer-outcome.ts';

/** The one button by which whoever accepted says that they have begun; it asks for the code of their message. */
export function startForm({ startBy, nonce, code, error }: StartForm, texts: OfferTexts, reader: Reader) {
  return (
    <form class="card" method="post" noValidate autocomplete="off">
      <h2>{texts.start.question}</h2>
      <p>{texts.start.by(longTime(startBy, reader))}</p>
      {error === 'form-too-old' ? (
        <p class="error" role="alert">
          {texts.form.errors[error]}
        </p>
      ) : null}
      <input type="hidden" name={names.nonce} value={nonce} />
      {code === undefined ? (
        <Code
          name={names.code}
          label={texts.code.label}
          hint={texts.code.hint}
          entered={undefined}
          error={error === undefined || error === 'form-too-old' ? undefined : texts.form.errors[error]}
        />
      ) : (
        <input type="hidden" name={names.code} value={code} />
      )}
      <button type="submit" name={names.answer} value={START_ANSWER}>
        {texts.start.begun}
      </button>
    </form>
  );
}

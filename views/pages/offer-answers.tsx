import { described, ErrorText } from './errors.tsx';
import { longTime } from '../when.ts';
import { Boxes, Choice, DateTime, Note, Select } from './fields.tsx';
import { handOnErrors, laterErrors, offerFormFields as names, startByErrors } from './offer-form.ts';
import type { OfferFormProps } from './offer-page.tsx';

/** The answers that can be given, each with what it needs. */
export function Answers(props: OfferFormProps) {
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
        hint={texts.form.acceptHint(offer.systems)}
      >
        {props.startBy === undefined ? undefined : <StartField {...props} {...props.startBy} />}
      </Choice>
      <Choice {...choice} value="decline" label={texts.form.decline} hint={texts.form.declineHint}>
        <DeclineFields {...props} />
      </Choice>
      <Choice
        {...choice}
        value="return"
        label={texts.form.sendBack}
        hint={texts.form.sendBackHint(offer.giverName, props.setBackTo)}
      >
        <ReturnFields {...props} />
      </Choice>
      {props.colleagues.length === 0 ? null : (
        <Choice {...choice} value="hand-on" label={texts.form.handOn} hint={texts.form.handOnHint}>
          <HandOnFields {...props} />
        </Choice>
      )}
      {props.times.length === 0 ? null : (
        <Choice {...choice} value="later" label={texts.form.later} hint={texts.form.laterHint}>
          <LaterFields {...props} />
        </Choice>
      )}
    </fieldset>
  );
}

function StartField({
  usual,
  latest,
  entered = {},
  errors = [],
  reader,
  texts,
}: OfferFormProps & { readonly usual: string; readonly latest: string }) {
  const error = startByErrors.find((one) => errors.includes(one));
  return (
    <DateTime
      name={names.startBy}
      label={texts.form.startBy}
      hint={texts.form.startByHint(longTime(usual, reader), longTime(latest, reader))}
      entered={entered.startBy}
      error={error === undefined ? undefined : texts.form.errors[error]}
    />
  );
}

function DeclineFields({ declineReasons, entered = {}, errors = [], texts }: OfferFormProps) {
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

function ReturnFields({ returnReasons, missingFields, entered = {}, errors = [], texts }: OfferFormProps) {
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

function HandOnFields({ colleagues, entered = {}, errors = [], texts }: OfferFormProps) {
  const error = handOnErrors.find((one) => errors.includes(one));
  return (
    <>
      <Select
        name={names.handOnTo}
        label={texts.form.colleague}
        prompt={texts.form.chooseColleague}
        options={colleagues}
        entered={entered.handOnTo}
        error={error === undefined ? undefined : texts.form.errors[error]}
      />
      <Note name={names.handOnNote} label={texts.form.note} entered={entered.handOnNote} />
    </>
  );
}

function LaterFields({ times, entered = {}, errors = [], texts }: OfferFormProps) {
  const error = laterErrors.find((one) => errors.includes(one));
  return (
    <Select
      name={names.until}
      label={texts.form.until}
      prompt={texts.form.chooseUntil}
      options={times}
      entered={entered.until}
      error={error === undefined ? undefined : texts.form.errors[error]}
    />
  );
}

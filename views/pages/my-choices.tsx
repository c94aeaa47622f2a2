import type { Away } from '../mine.ts';
import type { Option } from '../offer.ts';
import type { Reader } from '../reader.ts';
import { shortPeriod } from '../period.ts';
import type { WorkTexts } from '../texts/texts-for.ts';
import { described, ErrorText } from './errors.tsx';
import { Choice, Day, Select, Time } from './fields.tsx';
import type { MyFormError } from './my-form.ts';
import { myFormFields as names } from './my-form.ts';
import type { MyParts } from './my-page.tsx';

/** What somebody can change here, each with what it needs. */
export function MyChoices(props: MyParts) {
  const { mine, entered = {}, errors = [], reader, texts } = props;
  const error = errors.includes('no-action') ? texts.mine.errors['no-action'] : undefined;
  const choice = { name: names.action, chosen: entered.action };
  const absences = mine.away.flatMap((away) => optionOf(away, reader, texts));
  return (
    <fieldset class={error === undefined ? undefined : 'wrong'} {...described(error, 'action-error')}>
      <legend>{texts.mine.question}</legend>
      <ErrorText id="action-error" text={error} />
      <Choice {...choice} value="away" label={texts.mine.goAway} hint={texts.mine.goAwayHint}>
        <AwayFields {...props} />
      </Choice>
      {absences.length === 0 ? null : (
        <Choice {...choice} value="back" label={texts.mine.comeBack} hint={texts.mine.comeBackHint}>
          <Select
            name={names.absence}
            label={texts.mine.absence}
            prompt={texts.mine.chooseAbsence}
            options={absences}
            entered={entered.absence}
            error={textOf(props, ['no-absence'])}
          />
        </Choice>
      )}
      <Choice {...choice} value="told" label={texts.mine.changeTold} hint={texts.mine.changeToldHint}>
        <ToldFields {...props} />
      </Choice>
      <Choice {...choice} value="end-links" label={texts.mine.endLinks} hint={texts.mine.endLinksHint} />
    </fieldset>
  );
}

function AwayFields(props: MyParts) {
  const { colleagues, entered = {}, texts } = props;
  return (
    <>
      <Day
        name={names.from}
        label={texts.mine.from}
        entered={entered.from}
        error={textOf(props, ['no-from'])}
      />
      <Day
        name={names.until}
        label={texts.mine.until}
        entered={entered.until}
        error={textOf(props, ['no-until', 'until-before-from', 'over-already'])}
      />
      {colleagues.length === 0 ? null : (
        <Select
          name={names.delegate}
          label={texts.mine.delegate}
          prompt={texts.mine.chooseDelegate}
          options={colleagues}
          entered={entered.delegate}
          error={textOf(props, ['no-delegate'])}
        />
      )}
    </>
  );
}

/** What they have now is filled in. */
function ToldFields(props: MyParts) {
  const { mine, entered = {}, texts } = props;
  const { ways, quiet } = mine.told;
  return (
    <>
      {ways.length < 2 ? null : (
        <Select
          name={names.first}
          label={texts.mine.first}
          prompt={texts.mine.chooseFirst}
          options={ways.map((way) => ({ value: way, label: texts.mine.way(way) }))}
          entered={entered.first ?? ways[0]}
          error={textOf(props, ['no-way'])}
        />
      )}
      <Time
        name={names.quietFrom}
        label={texts.mine.quietFrom}
        entered={entered.quietFrom ?? quiet?.from}
        error={textOf(props, ['no-quiet-from', 'quiet-same-times', 'quiet-too-long'])}
      />
      <Time
        name={names.quietUntil}
        label={texts.mine.quietUntil}
        entered={entered.quietUntil ?? quiet?.until}
        error={textOf(props, ['no-quiet-until'])}
      />
    </>
  );
}

function optionOf({ key, from, until }: Away, reader: Reader, { mine }: WorkTexts): readonly Option[] {
  if (key === undefined) return [];
  return [{ value: key, label: shortPeriod({ from, until }, reader, mine.period) }];
}

/** The first of these that is wrong, as it is said. */
function textOf({ errors = [], texts }: MyParts, among: readonly MyFormError[]): string | undefined {
  const error = among.find((one) => errors.includes(one));
  return error === undefined ? undefined : texts.mine.errors[error];
}

import type { Incident } from '../incident.ts';
import type { Option } from '../offer.ts';
import type { IncidentTexts } from '../texts/texts-for.ts';
import type { DecisionFormEntries, DecisionFormError } from './decision-form.ts';
import { decisionFormFields as names } from './decision-form.ts';
import { described, ErrorText } from './errors.tsx';
import { Choice, Select } from './fields.tsx';

/** The status that the record is given again by it, if it was set back. */
type GivesBack = { readonly givesBack?: string | undefined };

/** `asks`: who would be asked, if it asks somebody. `isAllTheSame`: nothing failed, and what was in doubt counts. */
export type RetryChoice = GivesBack & {
  readonly kind: 'retry';
  readonly asks?: { readonly name: string; readonly isAgain: boolean };
  readonly isAllTheSame?: true;
};

/** One way to go on that this person may choose. */
export type DecisionChoice =
  | { readonly kind: 'seen-to' | 'started' | 'ask-next' | 'skip' | 'roll-back' }
  | RetryChoice
  | (GivesBack & { readonly kind: 'give-to'; readonly people: readonly Option[] })
  | {
      readonly kind: 'correct-and-release';
      readonly property: string;
      readonly value: string;
      readonly statuses: readonly Option[];
    }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'discard' };

type ChoicesProps = {
  readonly choices: readonly DecisionChoice[];
  readonly incident: Incident;
  readonly entered?: DecisionFormEntries;
  readonly errors?: readonly DecisionFormError[];
  readonly texts: IncidentTexts;
};

/** The ways to go on, one of which is chosen. */
export function Choices(props: ChoicesProps) {
  const { choices, entered = {}, errors = [], incident, texts } = props;
  const wrong = errors.find((error) => error === 'no-choice' || error === 'nothing-written');
  const choiceError = wrong === undefined ? undefined : texts.decision.errors[wrong];
  return (
    <fieldset
      class={choiceError === undefined ? undefined : 'wrong'}
      {...described(choiceError, 'choice-error')}
    >
      <legend>
        {incident.cause.kind === 'left-alone' ? texts.decision.instead : texts.decision.question}
      </legend>
      <ErrorText id="choice-error" text={choiceError} />
      {choices.map((choice) => (
        <Choice name={names.choice} value={choice.kind} chosen={entered.choice} {...said(choice, props)}>
          {choiceFields(choice, props)}
        </Choice>
      ))}
    </fieldset>
  );
}

function said(choice: DecisionChoice, { incident, texts }: ChoicesProps) {
  const { label, does } = wordsOf(choice, incident, texts);
  const status = choice.kind === 'retry' || choice.kind === 'give-to' ? choice.givesBack : undefined;
  return { label, hint: status === undefined ? does : `${does} ${texts.decision.givesBack(status)}` };
}

/** Trying again asks the same person again: it says so by name. What holds for several says for how many. */
function wordsOf(
  choice: DecisionChoice,
  { cause, waiting, waits }: ChoicesProps['incident'],
  { decision }: IncidentTexts,
) {
  if (choice.kind === 'seen-to' && cause.kind === 'dead-letters')
    return { ...decision.choices['seen-to'], does: decision.seenToLies(cause.queue) };
  if (choice.kind === 'cancel' && waiting > 1) return decision.cancelSeveral(waiting);
  const { label, does } = wordsForOne(choice, decision);
  return { label: waiting > 1 ? decision.forAll(label, waiting, waits) : label, does };
}

function wordsForOne(choice: DecisionChoice, decision: IncidentTexts['decision']) {
  if (choice.kind === 'retry' && choice.asks !== undefined)
    return decision.ask(choice.asks.name, choice.asks.isAgain);
  if (choice.kind === 'retry' && choice.isAllTheSame) return decision.allTheSame;
  return decision.choices[choice.kind];
}

function choiceFields(choice: DecisionChoice, { entered = {}, errors = [], texts }: ChoicesProps) {
  switch (choice.kind) {
    case 'give-to':
      return (
        <Select
          name={names.person}
          label={texts.decision.person}
          prompt={texts.decision.choosePerson}
          options={choice.people}
          entered={entered.person}
          error={errors.includes('no-person') ? texts.decision.errors['no-person'] : undefined}
        />
      );
    case 'correct-and-release':
      return (
        <Select
          name={names.status}
          label={texts.decision.status(choice.property, choice.value)}
          prompt={texts.decision.chooseStatus}
          options={choice.statuses}
          entered={entered.status}
          error={errors.includes('no-status') ? texts.decision.errors['no-status'] : undefined}
        />
      );
    case 'retry':
    case 'seen-to':
    case 'started':
    case 'ask-next':
    case 'skip':
    case 'roll-back':
    case 'cancel':
    case 'discard':
      return undefined;
  }
}

import { codeProblem } from '#application/links.ts';
import type { decisionChoices } from '#views/pages/decision-form.ts';
import { decisionFormFields as names } from '#views/pages/decision-form.ts';
import type { DecisionFormEntries, DecisionFormError } from '#views/pages/decision-form.ts';
import type { DecisionChoice } from '#views/pages/decision-choices.tsx';

export interface DecisionForm {
  readonly entered: DecisionFormEntries;
  readonly errors: readonly DecisionFormError[];
}

/** A decision that the page offered, with its reason. */
export interface ParsedDecision {
  readonly kind: 'decision';
  readonly choice: (typeof decisionChoices)[number];
  readonly person: string;
  readonly status: string;
  readonly reason: string;
}

/** What a right form must bring. */
export interface ExpectedDecision {
  readonly choices: readonly DecisionChoice[];
  readonly code: string;
  readonly isFresh: boolean;
  /** Something waits for it that the page had not shown. */
  readonly holdsUnseen: boolean;
}

const LONGEST_REASON = 1000;

/** What the form brought, untouched: it is shown again when something is wrong. */
export function entriesOf(form: URLSearchParams): DecisionFormEntries {
  const text = (name: string): string | undefined => form.get(name)?.slice(0, LONGEST_REASON) ?? undefined;
  return {
    choice: text(names.choice),
    person: text(names.person),
    status: text(names.status),
    reason: text(names.reason),
    code: text(names.code),
  };
}

/** The decision in a form, or everything that is wrong with it at once. */
export function decisionFrom(
  entered: DecisionFormEntries,
  { choices, holdsUnseen, ...expected }: ExpectedDecision,
): ParsedDecision | { readonly kind: 'wrong'; readonly errors: readonly DecisionFormError[] } {
  const offered = choices.find(({ kind }) => kind === entered.choice);
  const { person = '', status = '', reason = '' } = entered;
  const errors: readonly DecisionFormError[] = [
    ...(holdsUnseen && isAboutWhatWaits(offered) ? ['more-waits' as const] : []),
    ...(offered === undefined ? ['no-choice' as const] : detailErrors(offered, person, status)),
    ...(reason.trim() === '' ? ['no-reason' as const] : []),
    ...formErrors(entered, expected),
  ];
  if (offered === undefined || errors.length > 0) return { kind: 'wrong', errors };
  return { kind: 'decision', choice: offered.kind, person, status, reason: reason.trim() };
}

/** What a value means is decided for whatever comes with it, also later. */
function isAboutWhatWaits(offered: DecisionChoice | undefined): boolean {
  return offered?.kind !== 'correct-and-release';
}

function formErrors(
  entered: DecisionFormEntries,
  { code, isFresh }: Pick<ExpectedDecision, 'code' | 'isFresh'>,
): readonly DecisionFormError[] {
  const problem = isFresh ? codeProblem({ code }, entered.code) : 'form-too-old';
  return problem === undefined ? [] : [problem];
}

function detailErrors(choice: DecisionChoice, person: string, status: string): readonly DecisionFormError[] {
  switch (choice.kind) {
    case 'give-to':
      return choice.people.some(({ value }) => value === person) ? [] : ['no-person'];
    case 'correct-and-release':
      return choice.statuses.some(({ value }) => value === status) ? [] : ['no-status'];
    case 'retry':
    case 'seen-to':
    case 'started':
    case 'ask-next':
    case 'skip':
    case 'roll-back':
    case 'cancel':
    case 'discard':
      return [];
  }
}

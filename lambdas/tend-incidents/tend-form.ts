import { codeProblem } from '#application/links.ts';
import type { Directory } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import { SNOOZE_DAYS, tendFormFields as names } from '#views/pages/tend-form.ts';
import type { TendEntries, TendError, Tended } from '#views/pages/tend-form.ts';

const LONGEST_REASON = 1000;

/** What the form brought, untouched: it is shown again when something is wrong. */
export function entriesOf(form: URLSearchParams): TendEntries {
  const text = (name: string): string | undefined => form.get(name)?.slice(0, LONGEST_REASON) ?? undefined;
  return {
    choice: text(names.choice),
    person: text(names.person),
    days: text(names.days),
    reason: text(names.reason),
    code: text(names.code),
  };
}

export interface TendWish {
  readonly kind: 'wish';
  readonly told: Tended;
  readonly reason: string;
}

interface Expected {
  readonly directory: Directory;
  readonly code: string;
  readonly isFresh: boolean;
}

/** What the form asks for, or everything that is wrong with it at once. */
export function wishIn(
  entered: TendEntries,
  { directory, code, isFresh }: Expected,
): TendWish | { readonly kind: 'wrong'; readonly errors: readonly TendError[] } {
  const told = tendedBy(entered, directory);
  const reason = entered.reason?.trim() ?? '';
  const problem: TendError | undefined = isFresh ? codeProblem({ code }, entered.code) : 'form-too-old';
  const wrong: readonly TendError[] = typeof told === 'string' ? [told] : [];
  const errors: readonly TendError[] = [
    ...wrong,
    ...(reason === '' ? ['no-reason' as const] : []),
    ...(problem === undefined ? [] : [problem]),
  ];
  if (typeof told === 'string' || errors.length > 0) return { kind: 'wrong', errors };
  return { kind: 'wish', told, reason };
}

function tendedBy({ choice, person = '', days = '' }: TendEntries, directory: Directory): Tended | TendError {
  switch (choice) {
    case 'assign': {
      const found = personById(directory, person);
      return found?.isActive === true ? { choice, person: found.id, name: found.name } : 'no-person';
    }
    case 'snooze': {
      const found = SNOOZE_DAYS.find((one) => String(one) === days);
      return found === undefined ? 'no-days' : { choice, days: found };
    }
    case 'resolve':
      return { choice };
    case undefined:
    default:
      return 'no-choice';
  }
}

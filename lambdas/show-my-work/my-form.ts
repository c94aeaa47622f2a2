import * as z from 'zod';
import { codeProblem } from '#application/links.ts';
import { firstInstantOf } from '#domain/calendar/local-time.ts';
import type { Absence, Person } from '#domain/contract/directory.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import type { Wishes } from '#domain/routing/wishes.ts';
import { myActions, myFormFields as names } from '#views/pages/my-form.ts';
import type { MyFormEntries, MyFormError } from '#views/pages/my-form.ts';
import { wishesFrom } from './told-form.ts';

/** What somebody asked for on their own page. */
export type Change =
  | { readonly kind: 'away'; readonly absence: Absence }
  | { readonly kind: 'back'; readonly from: string }
  | { readonly kind: 'told'; readonly wishes: Wishes }
  | { readonly kind: 'end-links' }
  | { readonly kind: 'mail' };

/** What a right form must bring. */
export interface ExpectedChange {
  readonly person: Person;
  readonly code: string;
  readonly isFresh: boolean;
  readonly colleagues: readonly string[];
  /** The beginnings of the absences that can be taken back. */
  readonly absences: readonly string[];
  readonly now: string;
}

const actionSchema = z.enum(myActions);
const LONGEST_ENTRY = 100;

/** What the form brought, untouched: it is shown again when something is wrong. */
export function entriesOf(form: URLSearchParams): MyFormEntries {
  const text = (name: string): string | undefined => form.get(name)?.slice(0, LONGEST_ENTRY) ?? undefined;
  return {
    code: text(names.code),
    action: text(names.action),
    from: text(names.from),
    until: text(names.until),
    delegate: text(names.delegate),
    absence: text(names.absence),
    first: text(names.first),
    quietFrom: text(names.quietFrom),
    quietUntil: text(names.quietUntil),
  };
}

/** What a form asks for, or everything that is wrong with it at once. */
export function changeFrom(
  entered: MyFormEntries,
  expected: ExpectedChange,
): Change | { readonly kind: 'wrong'; readonly errors: readonly MyFormError[] } {
  const action = actionSchema.safeParse(entered.action).data;
  const stale: readonly MyFormError[] = expected.isFresh ? [] : ['form-too-old'];
  if (action === 'mail') return expected.isFresh ? { kind: 'mail' } : { kind: 'wrong', errors: stale };
  const change = changeOf(action, entered, expected);
  const problem = expected.isFresh ? codeProblem(expected, entered.code) : undefined;
  const errors = [
    ...stale,
    ...(Array.isArray(change) ? change : []),
    ...(problem === undefined ? [] : [problem]),
  ];
  return errors.length > 0 || Array.isArray(change) ? { kind: 'wrong', errors } : change;
}

function changeOf(
  action: Exclude<(typeof myActions)[number], 'mail'> | undefined,
  entered: MyFormEntries,
  expected: ExpectedChange,
): Change | MyFormError[] {
  switch (action) {
    case 'away':
      return awayOf(entered, expected);
    case 'back': {
      const from = expected.absences.find((one) => one === entered.absence);
      return from === undefined ? ['no-absence'] : { kind: 'back', from };
    }
    case 'told': {
      const wishes = wishesFrom(entered, expected.person);
      return Array.isArray(wishes) ? wishes : { kind: 'told', wishes };
    }
    case 'end-links':
      return { kind: 'end-links' };
    case undefined:
      return ['no-action'];
  }
}

/** Days are whole days where the person is, the last one included. */
function awayOf(entered: MyFormEntries, { person, colleagues, now }: ExpectedChange): Change | MyFormError[] {
  const from = dayOf(entered.from);
  const until = dayOf(entered.until);
  const delegate = entered.delegate?.trim() ?? '';
  const isKnown = delegate === '' || colleagues.includes(delegate);
  const missing: MyFormError[] = [
    ...(from === undefined ? ['no-from' as const] : []),
    ...(until === undefined ? ['no-until' as const] : []),
    ...(isKnown ? [] : ['no-delegate' as const]),
  ];
  if (from === undefined || until === undefined || missing.length > 0) return missing;
  if (until < from) return ['until-before-from'];
  const { timeZone } = person;
  const absence = {
    from: firstInstantOf(timeZone, from, '00:00'),
    until: firstInstantOf(timeZone, until, '24:00'),
    ...(delegate === '' ? {} : { delegate: personIdSchema.parse(delegate) }),
  };
  return absence.until <= now ? ['over-already'] : { kind: 'away', absence };
}

function dayOf(entered: string | undefined): string | undefined {
  return z.iso.date().safeParse(entered?.trim()).data;
}

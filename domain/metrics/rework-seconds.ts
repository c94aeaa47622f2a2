import type { IncidentCause } from '../incident/cause.ts';
import { secondsUntil } from '../time.ts';
import type { Told } from './askings.ts';

/** A time in which something was held; `until` is missing while it is. */
interface Held {
  readonly cause: IncidentCause;
  readonly from: string;
  readonly until: string | undefined;
}

type Interval = readonly [from: string, until: string];

/** What has been accepted is held again for these: a system refuses, shows something else, or names another owner. */
const AFTER_ACCEPTANCE: ReadonlySet<IncidentCause['kind']> = new Set([
  ...([
    'mismatch',
    'target-failed',
    'owner-changed',
    'partial-rollback',
    'rolled-back',
    'infrastructure',
  ] as const),
]);

/**
 * Seconds by the clock in which a handoff that somebody had looked at was done over: from each return, and from each
 * reopening after an acceptance, until the next acceptance; and while it was held because of a system. Times that
 * overlap count once; what is not over counts until it was cancelled, else until `now`.
 */
export function reworkSeconds(told: readonly Told[], held: readonly Held[], now: string): number {
  const end = told.find(({ fact }) => fact.type === 'HandoffCancelled')?.at ?? now;
  const again = told.flatMap(({ at, fact }, index): Interval[] => {
    if (fact.type !== 'HandoffReturned' && fact.type !== 'HandoffReopened') return [];
    const next = told.slice(index + 1).find((one) => ENDS.has(one.fact.type));
    return [[at, next?.at ?? end]];
  });
  const systems = held
    .filter(({ cause }) => AFTER_ACCEPTANCE.has(cause.kind))
    .map(({ from, until = end }): Interval => [from, until]);
  return lengthOf([...again, ...systems]);
}

/** What is reopened to be written once more ends with that; all else with somebody who accepts. */
const ENDS: ReadonlySet<string> = new Set(['OfferAccepted', 'HandoffCompleted']);

function lengthOf(intervals: readonly Interval[]): number {
  let total = 0;
  let covered = '';
  for (const [from, until] of intervals.toSorted(([one], [other]) => one.localeCompare(other))) {
    const start = from > covered ? from : covered;
    if (until <= start) continue;
    total += secondsUntil(start, until);
    covered = until;
  }
  return total;
}

import { openDeferrals, peopleDeadline } from '../handoff/due.ts';
import type { HandoffFact, Step } from '../handoff/facts.ts';
import type { Handoff } from '../handoff/state.ts';
import { evolvedBy } from '../handoff/under-pauses.ts';
import type { Settings } from '../settings.ts';
import { addSeconds, latest } from '../time.ts';

/** What had not moved on by itself: a machine step, or the timer of a deadline. */
export type Repair = Step | 'timer';

/**
 * A deadline that is kept this part of a step too late had no timer that worked. With steps of five minutes that is 100 s:
 * EventBridge Scheduler fires within the minute, and the watchdog comes within a step.
 */
const LATE_PART_OF_STEP = 1 / 3;
/** Where a step outlasts that minute, as on every stage in AWS, the timer is given half a minute more than it needs. */
const MINUTE = 60;
const LEAST_LATE_SECONDS = 90;

/** What a wake put right of a handoff, if these are the facts that it led to at `at`. */
export function repairsIn(
  before: Handoff,
  facts: readonly HandoffFact[],
  at: string,
  settings: Settings,
): readonly Repair[] {
  return facts.flatMap((fact, index): readonly Repair[] => {
    if (fact.type === 'StepOverdue') return [fact.step];
    const dueAt = deadlineKept(evolvedBy(before, facts.slice(0, index), at), fact);
    // A deadline that passed while it was held, say, is kept when it goes on: late from then.
    return dueAt === undefined ? [] : lostTimer(latest(dueAt, before.stepSince), at, settings);
  });
}

/** What a wake put right if what was due at `dueAt` was done at `at`. */
export function lostTimer(
  dueAt: string | undefined,
  at: string,
  settings: Pick<Settings, 'stepSeconds'>,
): readonly Repair[] {
  return dueAt !== undefined && isLate(dueAt, at, settings) ? ['timer'] : [];
}

function isLate(dueAt: string, at: string, { stepSeconds }: Pick<Settings, 'stepSeconds'>): boolean {
  const part = stepSeconds * LATE_PART_OF_STEP;
  return at > addSeconds(dueAt, stepSeconds > MINUTE ? Math.max(part, LEAST_LATE_SECONDS) : part);
}

/** The deadline that a fact keeps; undefined for what no timer brings about. */
function deadlineKept(state: Handoff, fact: HandoffFact): string | undefined {
  if (fact.type === 'DeferralEnded')
    return openDeferrals(state).find(({ target }) => target === fact.target)?.at;
  if (fact.type === 'SecondLookDue') return state.difference?.recheckAt;
  return KEEP_DEADLINES_OF_PEOPLE.has(fact.type) ? peopleDeadline(state)?.at : undefined;
}

const KEEP_DEADLINES_OF_PEOPLE: ReadonlySet<HandoffFact['type']> = new Set([
  'ReminderDue',
  'OfferExpired',
  'OfferUndeliverable',
  'DeliveryRetryDue',
  'PostponementEnded',
  'StartOverdue',
  'TransferOverdue',
]);

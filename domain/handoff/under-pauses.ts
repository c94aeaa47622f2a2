import type { Pause } from '../contract-log/pauses.ts';
import { pauseAt } from '../contract-log/pauses.ts';
import type { Contract } from '../contract/contract.ts';
import type { Decision } from '../log/decision.ts';
import { deadlinesUnder } from './clock.ts';
import type { HandoffCommand, HandoffRules } from './commands.ts';
import { evolveHandoff } from './evolve.ts';
import type { HandoffFact } from './facts.ts';
import { putOff } from './put-off.ts';
import { openStart } from './start.ts';
import type { Handoff, HandoffState, Next } from './state.ts';

/**
 * Whether a decision that was made as if the contract had never been paused could be another one if it was. Only these
 * ask for the contract's log.
 */
export function dependsOnPauses(
  state: HandoffState,
  command: HandoffCommand,
  { facts, refusal }: Decision<HandoffFact>,
): boolean {
  if (facts.some(({ type }) => TIMED.has(type)) || refusal?.because === 'expired') return true;
  if (command.type === 'Wake' || command.type === 'HoldBackOffer') return isTimed(state);
  return state?.status === 'offered' && state.offer.pausedUntil !== undefined && 'by' in command;
}

/** What a pause delays. */
function isTimed(state: HandoffState): boolean {
  if (state === undefined) return false;
  return state.status === 'offered' || state.status === 'postponed' || openStart(state) !== undefined;
}

const TIMED: ReadonlySet<HandoffFact['type']> = new Set([
  'OfferMade',
  'OfferExpired',
  'ReminderDue',
  'OfferSnoozed',
  'StartOverdue',
]);

/** What the log does not say yet of how the contract's pauses moved the deadlines of the open offer or the awaited start. */
export function clockFacts(state: HandoffState, rules: HandoffRules, now: string): readonly HandoffFact[] {
  const { contract, pauses } = rules;
  if (state === undefined || pauses === undefined) return [];
  if (state.status !== 'offered') return startClockFacts(state, contract, pauses, now);
  const { clock, ...known } = state.offer;
  const { expiresAt, remindAt } = deadlinesUnder(clock, pauses, contract.sla.calendar);
  if (expiresAt === known.expiresAt && remindAt === known.remindAt) return [];
  const deadlines = { epoch: state.epoch, expiresAt, ...(remindAt === undefined ? {} : { remindAt }) };
  const pause = pauseAt(pauses, now);
  return pause === undefined
    ? [{ type: 'OfferResumed', ...deadlines }]
    : [{ type: 'OfferPaused', until: pause.to, ...deadlines }];
}

function startClockFacts(
  state: Handoff,
  { sla }: Contract,
  pauses: readonly Pause[],
  now: string,
): readonly HandoffFact[] {
  const start = openStart(state);
  if (start?.next === undefined) return [];
  const { since, dueAt: expiresAt } = start.clock;
  const moved = deadlinesUnder({ since, expiresAt, remindAt: undefined }, pauses, sla.calendar);
  if (moved.expiresAt === start.dueAt) return [];
  const deadline = { epoch: state.epoch, dueAt: moved.expiresAt };
  const pause = pauseAt(pauses, now);
  return pause === undefined
    ? [{ type: 'StartResumed', ...deadline }]
    : [{ type: 'StartPaused', until: pause.to, ...deadline }];
}

/** While the contract is paused nothing is offered: what would be waits for its end, and with it whoever was named. */
export function unlessPaused(
  facts: readonly HandoffFact[],
  { pauses = [] }: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  const pause = pauseAt(pauses, now);
  if (pause === undefined) return facts;
  return putOff(facts, (epoch, next) => postponedByPause(epoch, pause.to, next));
}

/** The epoch has no offer before the contract goes on. */
export function postponedByPause(epoch: number, until: string, next: Next | undefined): HandoffFact {
  const named = next === undefined ? {} : { next };
  return { type: 'OfferPostponed', epoch, until, leftOut: [], because: 'paused', ...named };
}

/** The state that a decision's own facts lead to. */
export function evolvedBy<State extends HandoffState>(
  state: State,
  facts: readonly HandoffFact[],
  now: string,
): State | Handoff {
  const context = { seq: (state?.seq ?? 0) + 1, at: now, correlationId: state?.correlationId ?? '' };
  return facts.reduce<State | Handoff>((so, fact) => evolveHandoff(so, fact, context), state);
}

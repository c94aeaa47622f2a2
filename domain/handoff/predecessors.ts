import type { Contract } from '../contract/contract.ts';
import type { HandoffId } from '../ids.ts';
import type { Decision } from '../log/decision.ts';
import { LONGEST_UNTIL_LOOK_SECONDS } from '../settings.ts';
import { addSeconds } from '../time.ts';
import type { HandoffCommand, HandoffRules } from './commands.ts';
import type { HandoffFact } from './facts.ts';
import { putOff } from './put-off.ts';
import type { Handoff, HandoffState, Next } from './state.ts';

/** A handoff of the contract that has to be done first, on the same record, as its log was read. */
export interface Predecessor {
  readonly handoffId: HandoffId;
  readonly contract: string;
  readonly seq: number;
  /** How it ended; undefined while it is not done. */
  readonly end: 'completed' | 'cancelled' | undefined;
}

/** Whether a decision that was made as if nothing had to be done first could be another one. Only these read other logs. */
export function dependsOnPredecessors(
  state: HandoffState,
  command: HandoffCommand,
  { facts }: Decision<HandoffFact>,
  { after }: Contract,
): boolean {
  if (after === undefined) return false;
  if (command.type === 'Wake') return state?.status === 'postponed' && state.after !== undefined;
  return command.type === 'HoldBackOffer' || facts.some(({ type }) => type === 'OfferMade');
}

/** The one that is waited for; undefined when there is none, or all are done. */
export function firstOpen(predecessors: readonly Predecessor[] = []): Predecessor | undefined {
  return predecessors.find(({ end }) => end === undefined);
}

/** While another has to be done first nothing is offered: what would be waits for its end. */
export function unlessAfter(
  facts: readonly HandoffFact[],
  { predecessors }: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  const first = firstOpen(predecessors);
  return first === undefined
    ? facts
    : putOff(facts, (epoch, next) => postponedAfter(epoch, first, next, now));
}

/** The epoch has no offer before that one is done. Whoever ends it wakes this one; a day later it looks by itself. */
export function postponedAfter(
  epoch: number,
  { handoffId, contract, seq }: Predecessor,
  next: Next | undefined,
  now: string,
): HandoffFact {
  const until = addSeconds(now, LONGEST_UNTIL_LOOK_SECONDS);
  const named = next === undefined ? {} : { next };
  return { type: 'OfferPostponed', epoch, until, leftOut: [], after: { handoffId, contract, seq }, ...named };
}

/** A look at what has to be done first: it is done, it is another one by now, or it is time for the next look. */
export function lookAtPredecessors(
  { epoch, until, next }: Extract<Handoff, { status: 'postponed' }>,
  awaited: HandoffId,
  { predecessors = [] }: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  const known = predecessors.find(({ handoffId }) => handoffId === awaited);
  const isOpen = known !== undefined && known.end === undefined;
  const first = isOpen ? known : firstOpen(predecessors);
  if (first !== undefined) return isOpen && now < until ? [] : [postponedAfter(epoch, first, next, now)];
  const ended = known?.end === undefined ? {} : { after: { handoffId: awaited, end: known.end } };
  return [{ type: 'PostponementEnded', epoch, ...ended }];
}

import { addWorkingTime } from '../calendar/working-time.ts';
import type { Contract } from '../contract/contract.ts';
import type { Choice } from '../routing/choice.ts';
import type { Chosen } from '../routing/choose.ts';
import { addSeconds } from '../time.ts';
import type { HandoffRules } from './commands.ts';
import type { FactOf, HandoffFact } from './facts.ts';

interface Asking {
  readonly to: string;
  readonly because: FactOf<'OfferMade'>['because'];
  readonly choice?: Choice;
}

/** An offer under the contract's deadline and its reminder, both counted from now. */
export function offerTo(
  { to, because, choice }: Asking,
  epoch: number,
  { contract }: HandoffRules,
  now: string,
): FactOf<'OfferMade'> {
  const [remindAfter] = contract.acknowledgment.remindAfterSeconds;
  return {
    type: 'OfferMade',
    epoch,
    to,
    because,
    ...(choice === undefined || choice.considered.length <= 1 ? {} : { choice }),
    expiresAt: deadlineOf(contract, now),
    ...(remindAfter === undefined ? {} : { remindAt: deadline(contract, now, remindAfter) }),
  };
}

/** The offer that was chosen, told as an escalation where it is one. */
export function offerOf(
  { level, ...asking }: Extract<Chosen, { kind: 'ask' }>,
  epoch: number,
  rules: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  const offer = offerTo(asking, epoch, rules, now);
  return level === undefined ? [offer] : [{ type: 'HandoffEscalated', level, to: asking.to }, offer];
}

/** Nobody is asked before somebody is back: the epoch has no offer. */
export function postponed(
  { until, leftOut }: Extract<Chosen, { kind: 'later' }>,
  epoch: number,
): HandoffFact {
  return { type: 'OfferPostponed', epoch, until, leftOut: [...leftOut] };
}

/** When an offer that is made now expires. */
export function deadlineOf(contract: Contract, now: string): string {
  return deadline(contract, now, contract.sla.acceptWithinSeconds);
}

/** So many seconds from an instant: in elapsed time, or in the working time of the contract's calendar. */
export function deadline({ sla: { calendar } }: Contract, from: string, seconds: number): string {
  return calendar === undefined ? addSeconds(from, seconds) : addWorkingTime(calendar, from, seconds);
}

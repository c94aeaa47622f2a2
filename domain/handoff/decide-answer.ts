import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { pausesUpTo } from '../contract-log/pauses.ts';
import { addSeconds, latest, secondsUntil } from '../time.ts';
import type { Contract } from '../contract/contract.ts';
import type { AnswerOffer, HandoffRules } from './commands.ts';
import { deadlinesUnder } from './clock.ts';
import { showsStart, startByOf } from './decide-start.ts';
import { refusalKey } from './refusal-key.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';
import { isMovedBack } from './status-change.ts';

/**
 * An answer counts if its offer is still open, is addressed to whoever answers and has not run out at `now`: the
 * instant decides, not whether the timer has already fired. Anything else is refused truthfully and remembered once.
 */
export function decideAnswer(
  state: Handoff,
  command: AnswerOffer,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const obstacle = obstacleTo(state, command, now);
  if (obstacle !== undefined) return refuseOnce(state, command, obstacle);
  const { epoch, by } = command;
  switch (command.type) {
    case 'AcceptOffer':
      return accept(state, command, rules, now);
    case 'DeclineOffer':
      return decided({ type: 'OfferDeclined', epoch, by, reason: command.reason, ...textOf(command) });
    case 'HandOn':
      return handOn(state, command);
    case 'SnoozeOffer':
      return snooze(state, command, rules, now);
    case 'ReturnHandoff': {
      const { reason, missing } = command;
      return decided(
        { type: 'HandoffReturned', epoch, by, reason, missing: [...missing], ...textOf(command) },
        ...setBack(state, rules.contract),
      );
    }
  }
}

/** It is not what its status says: the contract may have it set back until it goes on. */
function setBack(
  { occurredAt: since }: Handoff,
  { trigger, whenReturned }: Contract,
): readonly HandoffFact[] {
  if (whenReturned === undefined) return [];
  const { source: system, status: from } = trigger;
  const { setStatusTo: to } = whenReturned;
  return [{ type: 'StatusChangeDue', system, from, to, since, because: 'returned' }];
}

/** What the record showed already when the offer was kept counts: then the work has begun before. */
function accept(
  state: Handoff,
  { epoch, by, startBy: chosen }: Extract<AnswerOffer, { type: 'AcceptOffer' }>,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const { lastMove } = state;
  const { refusal, ...start } = startByOf(rules, chosen, now);
  if (refusal !== undefined) return refused(refusal);
  const accepted: HandoffFact = { type: 'OfferAccepted', epoch, by, ...start };
  const hasBegun = lastMove !== undefined && !isMovedBack(state) && showsStart(rules.contract, lastMove);
  return hasBegun
    ? decided<HandoffFact>(accepted, { type: 'WorkStarted', epoch, how: 'record' })
    : decided(accepted);
}

/** To somebody who has to accept in turn; not to whoever has said no already. */
function handOn(state: Handoff, command: Extract<AnswerOffer, { type: 'HandOn' }>): Decision<HandoffFact> {
  const { epoch, by, to } = command;
  if (to === by) return refused('already-asked');
  if (state.asked.some(({ person, end }) => person === to && end === 'declined'))
    return refused('has-declined');
  return decided({ type: 'OfferHandedOn', epoch, by, to, ...textOf(command) });
}

/** The clock of the offer stands still while it is put off, within what the contract allows in all. */
function snooze(
  state: Handoff,
  { epoch, by, until }: Extract<AnswerOffer, { type: 'SnoozeOffer' }>,
  { contract, pauses = [] }: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (state.status !== 'offered') return refused('over');
  const { clock, snoozedSeconds, snoozedUntil } = state.offer;
  const { expiresAt } = deadlinesUnder(clock, pausesUpTo(pauses, now), contract.sla.calendar);
  const seconds = secondsUntil(latest(now, snoozedUntil), until);
  if (seconds === 0) return refused('not-in-the-future');
  if (snoozedSeconds + seconds > contract.acknowledgment.snoozeAtMostSeconds)
    return refused('snoozed-too-long');
  return decided({ type: 'OfferSnoozed', epoch, by, until, expiresAt: addSeconds(expiresAt, seconds) });
}

/** Why an answer comes to nothing. The pages say each of these in words. */
export type AnswerObstacle = 'already-accepted' | 'foreign' | 'superseded' | 'expired' | 'over';

function obstacleTo(state: Handoff, command: AnswerOffer, now: string): AnswerObstacle | undefined {
  if (command.epoch !== state.epoch) return 'superseded';
  if (state.status !== 'offered') return obstacleAfterOffer(state);
  if (state.offer.to !== command.by) return 'foreign';
  return now >= state.offer.expiresAt ? 'expired' : undefined;
}

function obstacleAfterOffer(state: Exclude<Handoff, { status: 'offered' }>): AnswerObstacle {
  switch (state.status) {
    case 'syncing':
    case 'completed':
      return 'already-accepted';
    case 'held':
      if (state.parked.at === 'sync') return 'already-accepted';
      return state.cause.kind === 'expired' ? 'expired' : 'over';
    case 'deciding':
      return state.pending.kind === 'over' && state.pending.cause.kind === 'expired' ? 'expired' : 'over';
    case 'postponed':
    case 'observed':
    case 'rolling-back':
    case 'cancelling':
    case 'cancelled':
      return 'over';
  }
}

function refuseOnce(
  state: Handoff,
  { epoch, by }: AnswerOffer,
  because: AnswerObstacle,
): Decision<HandoffFact> {
  if (state.refusals.includes(refusalKey({ epoch, by, because }))) return refused(because);
  return refused(because, { type: 'AnswerRefused', epoch, by, because });
}

function textOf({ textId }: { readonly textId?: string }): { textId?: string } {
  return textId === undefined ? {} : { textId };
}

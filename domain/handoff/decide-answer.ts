import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { AnswerOffer } from './commands.ts';
import { refusalKey } from './refusal-key.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';

/**
 * An answer counts if its offer is still open, is addressed to whoever answers and has not run out at `now`: the
 * instant decides, not whether the timer has already fired. Anything else is refused truthfully and remembered once.
 */
export function decideAnswer(state: Handoff, command: AnswerOffer, now: string): Decision<HandoffFact> {
  const obstacle = obstacleTo(state, command, now);
  if (obstacle !== undefined) return refuseOnce(state, command, obstacle);
  const { epoch, by } = command;
  switch (command.type) {
    case 'AcceptOffer':
      return decided({ type: 'OfferAccepted', epoch, by });
    case 'DeclineOffer':
      return decided({ type: 'OfferDeclined', epoch, by, reason: command.reason, ...textOf(command) });
    case 'ReturnHandoff': {
      const { reason, missing } = command;
      return decided({
        type: 'HandoffReturned',
        epoch,
        by,
        reason,
        missing: [...missing],
        ...textOf(command),
      });
    }
  }
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

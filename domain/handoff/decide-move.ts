import type { Contract } from '../contract/contract.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { HandoffRules, MoveRecord } from './commands.ts';
import { cancelFacts } from './decide-operator.ts';
import { backFromHold, showsStart, startedFacts } from './decide-start.ts';
import type { HandoffFact } from './facts.ts';
import { RESTORE_BUDGET } from '../settings.ts';
import type { RecordMove, TellableMove } from './record-move.ts';
import { isGone } from './record-move.ts';
import { openStart } from './start.ts';
import type { Handoff } from './state.ts';
import { ownershipOf } from './state.ts';
import { isSetBack, statusByUs } from './status-change.ts';

/**
 * The record has moved on under a handoff that has not ended. While nobody has accepted, the contract says what
 * follows; after that it is told, and the new owner goes on. Each move is told once, and none that is older than what
 * the handoff is about.
 */
export function decideMove(
  state: Handoff,
  { move }: MoveRecord,
  { contract }: HandoffRules,
): Decision<HandoffFact> {
  if (isOver(state)) return refused('over');
  if ('since' in move && move.since <= state.occurredAt) return refused('older');
  if (isKnown(state.lastMove, move) || isOurs(state, move)) return decided();
  const moved: HandoffFact = { type: 'RecordMovedOn', move };
  if (ownershipOf(state) === undefined) return decided(moved, ...following(state, move, contract));
  if (move.kind === 'again') return decided(moved, ...stoodForByNext(state));
  const hasBegun = openStart(state) !== undefined && showsStart(contract, move);
  return decided(moved, ...(hasBegun ? startedFacts(state, 'record') : []));
}

/** Another handoff takes its place: who has to begin is decided there, and what was accepted stays as it is. */
function stoodForByNext(state: Handoff): readonly HandoffFact[] {
  if (state.status !== 'held' || state.cause.kind !== 'not-started') return [];
  return [{ type: 'HandoffReleased', how: 'corrected' }, backFromHold(state)];
}

/** What was completed is told as long as its start is awaited. */
export function isOver(state: Handoff): boolean {
  if (state.status === 'completed') return openStart(state) === undefined;
  return state.status === 'cancelled' || state.status === 'cancelling';
}

function isKnown(last: RecordMove | undefined, move: TellableMove): boolean {
  if (last === undefined) return false;
  return 'since' in move && 'since' in last ? move.since <= last.since : move.kind === last.kind;
}

/** What Baton set for this handoff is no move, even where the record's history does not say whose value it is. */
function isOurs(state: Handoff, move: TellableMove): boolean {
  if (move.kind !== 'status' || move.status === undefined) return false;
  if (move.status === statusByUs(state)) return true;
  const { statusChange } = state;
  // What it set back may still be reported when it is to be given again.
  return move.byBaton === true && statusChange?.because === 'goes-on' && move.status === statusChange.from;
}

/** With the status that starts it there is nothing to ask about: it is offered anew, unless the open offer stands for it. */
function following(state: Handoff, move: RecordMove, contract: Contract): readonly HandoffFact[] {
  const { whenRecordMoves } = contract;
  switch (whenRecordMoves) {
    case 'keep':
      // Whoever gives a returned one its status again hands it over anew.
      return move.kind === 'again' && isSetBack(state) ? cancelFacts(state, undefined) : [];
    case 'set-back':
      return setBack(state, move, contract);
    case 'ask':
      return move.kind === 'again' ? cancelFacts(state, undefined) : asked(move);
    case 'withdraw':
      return cancelFacts(state, undefined);
  }
}

function asked(move: RecordMove): readonly HandoffFact[] {
  return [{ type: 'HandoffHeld', cause: { kind: 'moved-on', move } }];
}

/** Nobody moves it on before somebody has accepted; but whoever does so each time (often an automation, or Baton for another contract) is not fought with. */
function setBack(state: Handoff, move: RecordMove, { trigger }: Contract): readonly HandoffFact[] {
  if (isGone(move)) return cancelFacts(state, undefined);
  if (move.kind !== 'status') return isSetBack(state) ? cancelFacts(state, undefined) : [];
  const { status: from, since, byBaton } = move;
  if (from === undefined || byBaton === true || isSetBack(state) || state.setBacks >= RESTORE_BUDGET)
    return asked(move);
  const { source: system, status: to } = trigger;
  return [{ type: 'StatusChangeDue', system, from, to, since, because: 'moved-on' }];
}

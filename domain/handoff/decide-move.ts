import type { Contract } from '../contract/contract.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { HandoffRules, MoveRecord } from './commands.ts';
import { cancelFacts } from './decide-operator.ts';
import { showsStart, startedFacts } from './decide-start.ts';
import type { HandoffFact } from './facts.ts';
import { RESTORE_BUDGET } from '../settings.ts';
import type { RecordMove, TellableMove } from './record-move.ts';
import { isGone } from './record-move.ts';
import { openStart } from './start.ts';
import type { Handoff } from './state.ts';
import { ownershipOf } from './state.ts';
import { isSetBack } from './status-change.ts';

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
  const hasBegun = openStart(state) !== undefined && showsStart(contract, move);
  return decided(moved, ...(hasBegun ? startedFacts(state, 'record') : []));
}

/** What was completed is told as long as its start is awaited. */
function isOver(state: Handoff): boolean {
  if (state.status === 'completed') return openStart(state) === undefined;
  return state.status === 'cancelled' || state.status === 'cancelling';
}

function isKnown(last: RecordMove | undefined, move: TellableMove): boolean {
  if (last === undefined) return false;
  return 'since' in move && 'since' in last ? move.since <= last.since : move.kind === last.kind;
}

/** What Baton set itself is no move, even where the record's history does not say whose value it is. */
function isOurs({ statusChange }: Handoff, move: TellableMove): boolean {
  return move.kind === 'status' && statusChange?.end !== 'left' && move.status === statusChange?.to;
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

/** Nobody moves it on before somebody has accepted; but whoever does so each time (often an automation) is not fought with. */
function setBack(state: Handoff, move: RecordMove, { trigger }: Contract): readonly HandoffFact[] {
  if (isGone(move)) return cancelFacts(state, undefined);
  if (move.kind !== 'status') return isSetBack(state) ? cancelFacts(state, undefined) : [];
  const { status: from, since } = move;
  if (from === undefined || isSetBack(state) || state.setBacks >= RESTORE_BUDGET) return asked(move);
  const { source: system, status: to } = trigger;
  return [{ type: 'StatusChangeDue', system, from, to, since, because: 'moved-on' }];
}

import type { Contract } from '../contract/contract.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { HandoffRules, SettleStatus } from './commands.ts';
import { isOver } from './decide-move.ts';
import { showsStart, startedFacts } from './decide-start.ts';
import type { HandoffFact } from './facts.ts';
import { openStart } from './start.ts';
import type { Handoff } from './state.ts';
import type { StatusChange } from './status-change.ts';
import { owedStatus } from './status-change.ts';

/**
 * What became of a status that the record was to get; refused when it is owed no more, or another is. What was written
 * and is unwanted by now has to be taken back first.
 */
export function decideStatus(
  state: Handoff,
  { dueSeq, outcome }: SettleStatus,
  { contract }: HandoffRules,
): Decision<HandoffFact> {
  const change = owedStatus(state);
  if (change?.seq !== dueSeq) return refused('moved');
  const { system, to } = change;
  if (outcome === 'written')
    return change.isUnwanted ? refused('unwanted') : decided({ type: 'StatusChanged', system, to });
  const left: HandoffFact = { type: 'StatusLeft', system, because: outcome };
  return outcome === 'gone' ? decided(left) : decided(left, ...begunMeanwhile(state, change, contract));
}

/** Whoever accepted before the record was set back has begun, where the move that stands shows it. */
function begunMeanwhile(state: Handoff, change: StatusChange, contract: Contract): readonly HandoffFact[] {
  const { lastMove } = state;
  const stands = change.isUnwanted && change.because === 'moved-on' && !isOver(state);
  if (!stands || lastMove === undefined || openStart(state) === undefined) return [];
  return showsStart(contract, lastMove) ? startedFacts(state, 'record') : [];
}

import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { SettleStatus } from './commands.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';
import { owedStatus } from './status-change.ts';

/** What became of a status that the record was to get; refused when it is owed no more, or another is. */
export function decideStatus(state: Handoff, { dueSeq, outcome }: SettleStatus): Decision<HandoffFact> {
  const change = owedStatus(state);
  if (change?.seq !== dueSeq) return refused('moved');
  const { system, to } = change;
  if (outcome === 'written') return decided({ type: 'StatusChanged', system, to });
  return decided({ type: 'StatusLeft', system, because: outcome });
}

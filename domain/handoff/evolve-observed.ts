import type { FactContext } from './fact-context.ts';
import type { FactOf } from './facts.ts';
import type { Handoff, HandoffStatus } from './state.ts';

type ObservedFact = FactOf<'HandoffObserved' | 'TransferObserved' | 'TransferOverdue'>;
type Observed = Extract<HandoffStatus, { status: 'observed' }>;

/** What is known of a handoff that is only observed, after one more fact. */
export function observedAfter(state: Handoff, fact: ObservedFact, { seq }: FactContext): Observed {
  if (fact.type === 'HandoffObserved') {
    const { would, until } = fact;
    const seen = { would, until, setSeq: seq, isOverdue: false, transfer: undefined };
    return { status: 'observed', observation: seen };
  }
  if (state.status !== 'observed') throw new Error(`${fact.type} cannot follow what is not observed`);
  const { observation } = state;
  if (fact.type === 'TransferOverdue')
    return { status: 'observed', observation: { ...observation, isOverdue: true } };
  const transfer = { owner: fact.owner, tookSeconds: fact.tookSeconds };
  return { status: 'observed', observation: { ...observation, transfer } };
}

import { CONTRACT_METRICS } from '../limits/metrics.ts';
import type { Commit } from '../log/commit.ts';
import { blockedModel, factsOf } from '../subjects.ts';
import type { Signal } from './signals-of.ts';

/** What one commit of a blocked event adds to the numbers of its contract; nothing where it belongs to none, or nobody is told. */
export function blockedSignalsOf(commit: Commit): readonly ContractSignal[] {
  return factsOf(blockedModel, commit).flatMap((fact): ContractSignal[] => {
    if (fact.type !== 'EventBlocked' || fact.contract === undefined || fact.isObserved === true) return [];
    return [{ metric: CONTRACT_METRICS.eventBlocked, value: 1, contract: fact.contract }];
  });
}

/** A signal, and the contract whose graph it belongs to. */
export interface ContractSignal extends Signal {
  readonly contract: string;
}

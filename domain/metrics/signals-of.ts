import type { Contract } from '../contract/contract.ts';
import type { ContractMetric } from '../limits/metrics.ts';
import { CONTRACT_METRICS } from '../limits/metrics.ts';
import type { Commit } from '../log/commit.ts';
import type { Measure } from './measure.ts';
import { measureOf } from './measure-of.ts';

/** One number for a graph. */
export interface Signal {
  readonly metric: ContractMetric;
  readonly value: number;
}

/**
 * What one commit of a handoff adds to the numbers of its contract: the difference that it makes to what the log before
 * it had contributed. So the numbers of a graph and those of `baton metrics` are the same ones, counted at another time.
 * Nothing of what is only observed. Throws UnknownFactError for what a newer version wrote.
 */
export function signalsOf(commits: readonly Commit[], seq: number, contract: Contract): readonly Signal[] {
  const present = commits.find((commit) => commit.seq === seq);
  const earlier = commits.filter((commit) => commit.seq < seq);
  const until = earlier.at(-1);
  if (present === undefined) return [];
  const after = measureOf([...earlier, present], { contract, now: present.at });
  if (after === undefined) return [];
  const before = until === undefined ? undefined : measureOf(earlier, { contract, now: until.at });
  return differenceOf(before, after);
}

function differenceOf(before: Measure | undefined, after: Measure): readonly Signal[] {
  return [
    ...(before === undefined ? [{ metric: CONTRACT_METRICS.eventBlocked, value: 0 }] : []),
    ...times(CONTRACT_METRICS.offerExpired, 1, after.expired - (before?.expired ?? 0)),
    ...times(CONTRACT_METRICS.offerExpired, 0, after.answered - (before?.answered ?? 0)),
    ...acknowledged(before?.acknowledgment, after.acknowledgment),
    ...synced(before, after),
  ];
}

function times(metric: ContractMetric, value: number, count: number): readonly Signal[] {
  return Array.from({ length: count }, () => ({ metric, value }));
}

type Outcome = Measure['acknowledgment'];

/** A deadline that passed is told once, also if somebody accepts after it. */
function acknowledged(before: Outcome = { outcome: 'open' }, after: Outcome): readonly Signal[] {
  const isKnown = before.outcome === 'open' && after.outcome !== 'open';
  const inTime = { metric: CONTRACT_METRICS.acknowledgedInTime, value: after.outcome === 'in-time' ? 1 : 0 };
  const isAccepted = 'seconds' in after && !('seconds' in before);
  return [
    ...(isKnown ? [inTime] : []),
    ...(isAccepted ? [{ metric: CONTRACT_METRICS.timeToAcknowledge, value: after.seconds }] : []),
  ];
}

function synced(before: Measure | undefined, after: Measure): readonly Signal[] {
  const isKnown = after.sync !== 'none' && after.sync !== (before?.sync ?? 'none');
  const isNew = after.syncSeconds !== undefined && before?.syncSeconds === undefined;
  return [
    ...(isKnown ? [{ metric: CONTRACT_METRICS.syncFailed, value: after.sync === 'failed' ? 1 : 0 }] : []),
    ...(isNew ? [{ metric: CONTRACT_METRICS.syncDelay, value: after.syncSeconds ?? 0 }] : []),
  ];
}

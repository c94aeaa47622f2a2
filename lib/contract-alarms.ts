import { Duration } from 'aws-cdk-lib';

import type { Contract } from '#domain/contract/contract.ts';
import { CONTRACT_METRICS, type ContractMetric } from '#domain/limits/metrics.ts';
import { contractMetric, FIVE_MINUTES, type AlarmSpec } from './alarm.ts';
import type { Stage } from './stage.ts';

/** What a contract that names no threshold of its own is held against. */
const USUAL = { acknowledgedInTime: 0.8, expired: 0.3, failedSync: 0.05 } as const;
/** The oldest has used so much of its time when somebody can still act. */
const NEAR_DEADLINE = 0.8;
/** So many of the events of an hour are blocked when a property or a status has changed its form; and when most are. */
const DRIFTING = 0.1;
const BROKEN = 0.5;
/** Entering an owner everywhere takes seconds; by then somebody waits for it. */
const SLOW_SECONDS = 300;

const HOUR = Duration.hours(1);
const DAY = Duration.days(1);

/** In pairs: the first of each sounds while there is time, the second when it has happened. */
export const contractAlarms = (stage: Stage, contract: Contract): readonly AlarmSpec[] => {
  const {
    acknowledgedInTime = USUAL.acknowledgedInTime,
    expired = USUAL.expired,
    failedSync = USUAL.failedSync,
  } = contract.observability?.thresholds ?? {};
  const measured = (metric: ContractMetric, statistic: 'Maximum' | 'Average', period: Duration) =>
    contractMetric(stage, contract.id, metric, { statistic, period });
  const oldest = measured(CONTRACT_METRICS.oldestWaiting, 'Maximum', FIVE_MINUTES);
  const blocked = measured(CONTRACT_METRICS.eventBlocked, 'Average', HOUR);
  const specs: readonly Omit<AlarmSpec, 'name'>[] = [
    {
      heading: 'waiting-near-deadline',
      impact: 'Something that was handed over will soon be late: nobody has accepted it yet.',
      metric: oldest,
      threshold: NEAR_DEADLINE,
      missing: 'fine',
    },
    {
      heading: 'waiting-late',
      impact: 'Something that was handed over is late: nobody has accepted it, and its deadline has passed.',
      metric: oldest,
      threshold: 1,
      missing: 'fine',
      isLossOrDelay: true,
    },
    {
      heading: 'offers-expire',
      impact: 'Offers expire without an answer more often than the contract allows.',
      metric: measured(CONTRACT_METRICS.offerExpired, 'Average', DAY),
      threshold: expired,
      missing: 'fine',
    },
    {
      heading: 'accepted-late',
      impact: 'Fewer handoffs are accepted in time than the contract promises.',
      metric: measured(CONTRACT_METRICS.acknowledgedInTime, 'Average', DAY),
      threshold: acknowledgedInTime,
      sounds: 'below',
      missing: 'fine',
    },
    {
      heading: 'events-blocked-more',
      impact: 'Events are blocked more often than usual: a status, a property or its form may have changed.',
      metric: blocked,
      threshold: DRIFTING,
      missing: 'fine',
    },
    {
      heading: 'events-blocked-mostly',
      impact:
        'Most events are blocked: what is handed over does not become a handoff until somebody decides.',
      metric: blocked,
      threshold: BROKEN,
      missing: 'fine',
      isLossOrDelay: true,
    },
    {
      heading: 'entering-slow',
      impact: 'It takes minutes until every system shows who accepted.',
      metric: measured(CONTRACT_METRICS.syncDelay, 'Average', HOUR),
      threshold: SLOW_SECONDS,
      missing: 'fine',
    },
    {
      heading: 'entering-fails',
      impact: 'Systems refuse or do not show who accepted more often than the contract allows.',
      metric: measured(CONTRACT_METRICS.syncFailed, 'Average', HOUR),
      threshold: failedSync,
      missing: 'fine',
      isLossOrDelay: true,
    },
  ];
  return specs.map((spec) => ({ ...spec, name: `${contract.id}-${spec.heading}` }));
};

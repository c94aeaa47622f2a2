import { TextWidget, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';

import type { Contract } from '#domain/contract/contract.ts';
import { CONTRACT_METRICS, type ContractMetric } from '#domain/limits/metrics.ts';
import { contractMetric, FIVE_MINUTES, type Statistic } from '../alarm.ts';
import type { Stage } from '../stage.ts';
import { graph, WHOLE } from './graph.ts';

/** The numbers of one contract, from the offer to the end. */
export const contractDashboard = (stage: Stage, { id, title, amount }: Contract): IWidget[][] => {
  const measured = (metric: ContractMetric, statistic: Statistic) =>
    contractMetric(stage, id, metric, { statistic, period: FIVE_MINUTES });
  const { timeToAcknowledge, syncDelay } = CONTRACT_METRICS;
  const markdown = `**${title}.** The same numbers for the contract's own window: \`npx baton metrics ${id}\`.`;
  return [
    [new TextWidget({ markdown, width: WHOLE, height: 1 })],
    [
      graph(
        'The oldest that waits: share of its time until the deadline',
        measured(CONTRACT_METRICS.oldestWaiting, 'Maximum'),
      ),
      graph('Accepted in time, share', measured(CONTRACT_METRICS.acknowledgedInTime, 'Average')),
    ],
    [
      graph('Seconds until accepted', measured(timeToAcknowledge, 'p50'), measured(timeToAcknowledge, 'p90')),
      graph('Offers that expired, share', measured(CONTRACT_METRICS.offerExpired, 'Average')),
    ],
    [
      graph(
        'Seconds from the acceptance until every system shows it',
        measured(syncDelay, 'p50'),
        measured(syncDelay, 'p90'),
      ),
      graph('Failed in a system, share', measured(CONTRACT_METRICS.syncFailed, 'Average')),
    ],
    [
      graph('Events that were blocked, share', measured(CONTRACT_METRICS.eventBlocked, 'Average')),
      ...(amount === undefined
        ? []
        : [graph('Amount that waits', measured(CONTRACT_METRICS.waitingAmount, 'Maximum'))]),
    ],
  ];
};

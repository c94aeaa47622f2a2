import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';

import type { Contract } from '#domain/contract/contract.ts';
import { CONTRACT_METRICS, METRICS, type ContractMetric } from '#domain/limits/metrics.ts';
import {
  awsMetric,
  contractMetric,
  credentialAges,
  FIVE_MINUTES,
  ownMetric,
  type Statistic,
} from '../alarm.ts';
import { connectedSystems } from '../connectors.ts';
import type { LambdaName } from '../lambda-catalog.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import { graph } from './graph.ts';

interface Shown {
  readonly stage: Stage;
  readonly contracts: readonly Contract[];
}

/** Where handoffs come in: deliveries, and what becomes of their events. */
export const inDashboard = (shown: Shown): IWidget[][] => [
  [
    graph('Deliveries and events: slowest answer, milliseconds', ...durations(shown, 'receive-webhook')),
    graph(
      'Deliveries: not kept, not proved',
      ownMetric(shown.stage, METRICS.deliveryNotKept),
      ownMetric(shown.stage, METRICS.forgedDelivery),
    ),
  ],
  [
    graph('Oldest event that waits, seconds', ...ages(shown, 'intake')),
    graph('Events that were blocked, share', ...ofContracts(shown, CONTRACT_METRICS.eventBlocked, 'Average')),
  ],
];

/** Where people are asked and answer. */
export const offerDashboard = (shown: Shown): IWidget[][] => [
  [
    graph(
      'The oldest that waits: share of its time until the deadline',
      ...ofContracts(shown, CONTRACT_METRICS.oldestWaiting, 'Maximum'),
    ),
    graph(
      'Seconds until accepted, nine of ten',
      ...ofContracts(shown, CONTRACT_METRICS.timeToAcknowledge, 'p90'),
    ),
  ],
  [
    graph(
      'Oldest reminder, notice or bounce that waits, seconds',
      ...ages(shown, 'wake', 'notices', 'on-call', 'mail-events'),
    ),
    graph('Answers: slowest page, milliseconds', ...durations(shown, ...answering(shown.stage))),
  ],
  [graph('People who met a fault of ours', ownMetric(shown.stage, METRICS.personNotAnswered))],
];

/** Where systems are written and read back; a line for each. */
export const syncDashboard = (shown: Shown): IWidget[][] => {
  const { stage } = shown;
  const systems = ['hubspot', ...connectedSystems(stage)];
  return [
    [
      graph('Oldest write that waits, seconds, by system', ...ages(shown, ...systems)),
      graph(
        'Writes that nobody could process, by system',
        ...systems.map((system) =>
          awsMetric('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum', {
            QueueName: physicalName(stage, `${system}-dead-letters`),
          }),
        ),
      ),
    ],
    [
      graph('Failed in a system, share', ...ofContracts(shown, CONTRACT_METRICS.syncFailed, 'Average')),
      graph(
        'Seconds since each credential was renewed',
        ...credentialAges(stage).map(({ system, metric }) => metric.with({ label: system })),
      ),
    ],
    [graph('Attempts that could not be kept', ownMetric(stage, METRICS.attemptNotKept))],
  ];
};

const answering = ({ slack }: Stage): readonly LambdaName[] => [
  ...(['answer-offer', 'decide-incident'] as const),
  ...(slack === undefined ? [] : (['answer-slack'] as const)),
];

const ages = ({ stage }: Shown, ...queues: readonly string[]) =>
  queues.map((queue) =>
    awsMetric('AWS/SQS', 'ApproximateAgeOfOldestMessage', 'Maximum', {
      QueueName: physicalName(stage, queue),
    }),
  );

const durations = ({ stage }: Shown, ...names: readonly LambdaName[]) =>
  names.map((name) =>
    awsMetric('AWS/Lambda', 'Duration', 'Maximum', { FunctionName: physicalName(stage, name) }),
  );

const ofContracts = ({ stage, contracts }: Shown, metric: ContractMetric, statistic: Statistic) =>
  contracts.map(({ id }) => contractMetric(stage, id, metric, { statistic, period: FIVE_MINUTES }));

import { Dashboard, GraphWidget, AlarmStatusWidget, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

import { awsMetric } from './alarm.ts';
import { connectedSystems } from './connectors.ts';
import { physicalName } from './physical-name.ts';
import type { Stage } from './stage.ts';

const queues = (stage: Stage): readonly string[] => [
  ...['intake', 'wake', 'notices', 'hubspot', 'mail-events'],
  ...connectedSystems(stage),
];
const quickLambdas = ({ slack }: Stage): readonly string[] => [
  ...['receive-webhook', 'answer-offer', 'decide-incident'],
  ...(slack === undefined ? [] : ['answer-slack']),
];

const HALF = 12;
const WHOLE = 24;

/** One page that says whether handoffs flow: the alarms, what waits, and how long people and webhooks wait. */
export const addDashboard = (scope: Construct, stage: Stage, alarms: readonly IAlarm[]): void => {
  new Dashboard(scope, 'Dashboard', {
    dashboardName: physicalName(stage, 'overview'),
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', width: WHOLE, height: 5, alarms: [...alarms] })],
      [
        new GraphWidget({
          title: 'Oldest message, seconds',
          width: HALF,
          left: queues(stage).map((queue) =>
            awsMetric('AWS/SQS', 'ApproximateAgeOfOldestMessage', 'Maximum', {
              QueueName: physicalName(stage, queue),
            }),
          ),
        }),
        new GraphWidget({
          title: 'Slowest answer, milliseconds',
          width: HALF,
          left: quickLambdas(stage).map((name) =>
            awsMetric('AWS/Lambda', 'Duration', 'Maximum', { FunctionName: physicalName(stage, name) }),
          ),
        }),
      ],
    ],
  });
};

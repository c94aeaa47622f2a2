import { AlarmStatusWidget, TextWidget, type IAlarm, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';

import { METRICS } from '#domain/limits/metrics.ts';
import { awsMetric, ownMetric } from '../alarm.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import { graph, WHOLE } from './graph.ts';

const FIRST = `**Is anything red below?** Open the alarm: its description says what does not work, for whom, and which heading of
\`docs/runbook.md\` has the first command. **Nothing red, and somebody complains?** \`npx baton show <handoff>\`.`;

/** Whether anything is wrong with Baton itself, and what to do first. */
export const operationsDashboard = (
  stage: Stage,
  alarms: readonly IAlarm[],
  sources: readonly string[],
): IWidget[][] => [
  [new TextWidget({ markdown: FIRST, width: WHOLE, height: 2 })],
  [new AlarmStatusWidget({ title: 'Alarms', width: WHOLE, height: 6, alarms: [...alarms] })],
  [
    graph(
      'Messages that nobody could process',
      ...sources.map((source) =>
        awsMetric('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum', {
          QueueName: physicalName(stage, `${source}-dead-letters`),
        }),
      ),
    ),
    graph(
      'The watchdog: rounds, and steps that it repaired',
      ownMetric(stage, METRICS.watchdogRound),
      ownMetric(stage, METRICS.stepRepaired),
    ),
  ],
];

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { awsMetric, type AlarmSpec } from '../alarm.ts';
import { requiresTls, sendActions } from '../local-cloud.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

export interface DeadLetterQueueProps {
  /** Of the queue or stream whose messages end here. */
  readonly source: string;
  readonly stage: Stage;
  readonly impact: string;
  /** What its alarm is called in the runbook; without it, the name of its source. */
  readonly runbook?: string;
}

/** Where messages end that could not be processed. Nothing consumes it; a person decides, within 14 days. */
export class DeadLetterQueue extends Construct {
  readonly source: string;
  readonly queue: Queue;
  readonly alarms: readonly AlarmSpec[];

  constructor(
    scope: Construct,
    id: string,
    { source, stage, impact, runbook = source }: DeadLetterQueueProps,
  ) {
    super(scope, id);
    this.source = source;
    const name = `${source}-dead-letters`;
    this.queue = new Queue(this, 'Queue', {
      queueName: physicalName(stage, name),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: requiresTls(stage),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.alarms = [
      {
        name,
        heading: `${runbook}-dead-letters`,
        isLossOrDelay: true,
        impact,
        metric: awsMetric('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum', {
          QueueName: physicalName(stage, name),
        }),
        threshold: 0,
        missing: 'fine',
      },
    ];
  }
}

/** Lets a Lambda look at the messages of each dead letter queue, which stay there. */
export const peekDeadLetters = (consumer: BatonFunction, queues: readonly DeadLetterQueue[]): void => {
  inspectDeadLetters(consumer, queues);
  consumer.allow(
    ['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility'],
    queues.map(({ queue }) => queue.queueArn),
  );
};

/** Dead letters, and the queue that they go back to. */
export interface DeadLetterWay {
  readonly from: DeadLetterQueue;
  readonly to: Queue;
}

/** Lets a Lambda send the messages of each dead letter queue back, and then delete them. */
export const redriveDeadLetters = (
  stage: Stage,
  consumer: BatonFunction,
  ways: readonly DeadLetterWay[],
): void => {
  const queues = ways.map(({ from }) => from);
  peekDeadLetters(consumer, queues);
  consumer.allow(
    ['sqs:DeleteMessage'],
    queues.map(({ queue }) => queue.queueArn),
  );
  consumer.allow(sendActions(stage), [...new Set(ways.map(({ to }) => to.queueArn))]);
  const urls = Object.fromEntries(ways.map(({ from, to }) => [from.source, to.queueUrl]));
  consumer.set('SOURCE_QUEUES', consumer.function.stack.toJsonString(urls));
};

/** Lets a Lambda see how many messages each dead letter queue holds, by the name of its source. */
export const inspectDeadLetters = (consumer: BatonFunction, queues: readonly DeadLetterQueue[]): void => {
  consumer.allow(
    ['sqs:GetQueueAttributes'],
    queues.map(({ queue }) => queue.queueArn),
  );
  const urls = Object.fromEntries(queues.map(({ source, queue }) => [source, queue.queueUrl]));
  consumer.set('DEAD_LETTER_QUEUES', consumer.function.stack.toJsonString(urls));
};

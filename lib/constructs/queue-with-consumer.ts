import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { isHttpTarget, type TargetSystem } from '#domain/contract/target.ts';

import { awsMetric, type AlarmSpec } from '../alarm.ts';
import { requiresTls, sendActions } from '../local-cloud.ts';
import { pascalCase, physicalName, upperSnakeCase } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

/** Crashes of the consumer only: what is expected to fail is a fact and a fresh message. */
const MAX_RECEIVE_COUNT = 5;
/** AWS's advice for a queue that feeds a Lambda, so that a throttled batch is not received again too early. */
const VISIBILITY_TIMEOUTS = 6;

export interface QueueWithConsumerProps {
  readonly name: 'intake' | 'wake' | 'notices' | 'on-call' | TargetSystem | 'mail-events';
  readonly stage: Stage;
  readonly consumer: BatonFunction;
  readonly batchSize: number;
  /** Takes the place of reserved concurrency, which a new account with 10 in all cannot spare. */
  readonly maxConcurrency: number;
  /** What waits, for whom, while messages are not processed. */
  readonly impact: string;
  /** What its alarms are called in the runbook; without it, its own name. */
  readonly runbook?: string;
  /** A message older than this means that the consumer does not keep up. */
  readonly alarmAtAge: Duration;
}

/** A queue, its dead letters, its one consumer and the alarms of all three. */
export class QueueWithConsumer extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;
  readonly alarms: readonly AlarmSpec[];
  readonly #stage: Stage;
  readonly name: string;

  constructor(scope: Construct, props: QueueWithConsumerProps) {
    super(scope, `${pascalCase(props.name)}Queue`);
    const { name, stage, consumer, impact, runbook = name } = props;
    this.#stage = stage;
    this.name = name;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { source: name, stage, impact, runbook });
    this.queue = new Queue(this, 'Queue', {
      queueName: physicalName(stage, name),
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(consumer.timeout.toSeconds() * VISIBILITY_TIMEOUTS),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: MAX_RECEIVE_COUNT },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: requiresTls(stage),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.#consume(props);
    this.alarms = [...this.deadLetters.alarms, this.#age(props)];
  }

  /** Lets a Lambda send to this queue: the permission and the URL. */
  sendFrom(sender: BatonFunction): void {
    sender.allow(sendActions(this.#stage), [this.queue.queueArn]);
    if (isHttpTarget(this.name)) sender.setIn('HTTP_QUEUE_URLS', this.name, this.queue.queueUrl);
    else sender.set(`${upperSnakeCase(this.name)}_QUEUE_URL`, this.queue.queueUrl);
  }

  /** Lets a Lambda put what can never be processed out of the way by its own hand. */
  buryFrom(user: BatonFunction): void {
    user.allow(sendActions(this.#stage), [this.deadLetters.queue.queueArn]);
    user.set(`${upperSnakeCase(this.name)}_DLQ_URL`, this.deadLetters.queue.queueUrl);
  }

  #consume({ consumer, batchSize, maxConcurrency }: QueueWithConsumerProps): void {
    consumer.function.addEventSource(
      new SqsEventSource(this.queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }),
    );
  }

  #age({ name, stage, impact, alarmAtAge, runbook = name }: QueueWithConsumerProps): AlarmSpec {
    return {
      name: `${name}-queue-stuck`,
      heading: `${runbook}-queue-stuck`,
      isLossOrDelay: true,
      impact,
      metric: awsMetric('AWS/SQS', 'ApproximateAgeOfOldestMessage', 'Maximum', {
        QueueName: physicalName(stage, name),
      }),
      threshold: alarmAtAge.toSeconds(),
      missing: 'fine',
    };
  }
}

/** Lets a Lambda see how many messages wait in each of these queues. */
export const countQueues = (looker: BatonFunction, queues: readonly QueueWithConsumer[]): void => {
  looker.allow(
    ['sqs:GetQueueAttributes'],
    queues.map(({ queue }) => queue.queueArn),
  );
  const urls = Object.fromEntries(queues.map(({ name, queue }) => [name, queue.queueUrl]));
  looker.set('QUEUES', looker.function.stack.toJsonString(urls));
};

import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';

import { METRICS } from '#domain/limits/metrics.ts';
import { awsMetric, ownMetric, type AlarmSpec } from '../alarm.ts';
import { sendActions } from '../local-cloud.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

/**
 * A batch that fails for so long is given up, since by then the watchdog has done its work: a record is only a hint.
 * Until then it is tried again without end, ever smaller.
 */
const GIVE_UP_AFTER = Duration.hours(1);
/** A record that is read so much later than it was written means that effects are late, for everyone. */
const LATE_AFTER = Duration.minutes(5);

export interface LogRelayProps {
  readonly stage: Stage;
  readonly log: Table;
  readonly relay: BatonFunction;
}

/** The stream of the log, its one consumer, and where its poison goes. */
export class LogRelay extends Construct {
  readonly deadLetters: DeadLetterQueue;
  readonly alarms: readonly AlarmSpec[];
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, { stage, log, relay }: LogRelayProps) {
    super(scope, id);
    this.#stage = stage;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      source: 'relay',
      stage,
      impact: 'The handoffs named in these messages go on by the watchdog only, or not at all.',
    });
    // No filter: an item that is changed or removed must be seen too.
    log.grantStreamRead(relay.function);
    relay.function.addEventSourceMapping('Log', {
      ...(log.tableStreamArn === undefined ? {} : { eventSourceArn: log.tableStreamArn }),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      bisectBatchOnError: true,
      retryAttempts: -1,
      maxRecordAge: GIVE_UP_AFTER,
      onFailure: new SqsDlq(this.deadLetters.queue),
    });
    this.alarms = [...this.deadLetters.alarms, late(stage), changed(stage)];
  }

  /** Lets a Lambda put what can never be processed out of the way by its own hand. */
  buryFrom(user: BatonFunction): void {
    user.allow(sendActions(this.#stage), [this.deadLetters.queue.queueArn]);
    user.set('RELAY_DLQ_URL', this.deadLetters.queue.queueUrl);
  }
}

const late = (stage: Stage): AlarmSpec => ({
  heading: 'relay-late',
  isLossOrDelay: true,
  impact:
    'Offers, notices and writes to systems begin late, up to a round of the watchdog after their decision.',
  metric: awsMetric('AWS/Lambda', 'IteratorAge', 'Maximum', { FunctionName: physicalName(stage, 'relay') }),
  threshold: LATE_AFTER.toMilliseconds(),
  missing: 'fine',
});

const changed = (stage: Stage): AlarmSpec => ({
  heading: 'log-changed',
  impact: 'Somebody changed or removed an entry of the log, which is what every handoff is proved by.',
  metric: ownMetric(stage, METRICS.logTampered),
  threshold: 0,
  missing: 'fine',
});

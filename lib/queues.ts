import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import { QueueWithConsumer } from './constructs/queue-with-consumer.ts';
import {
  connectedSystems,
  connectorOf,
  HUBSPOT_MAX_CONCURRENCY,
  type ConnectedSystem,
} from './connectors.ts';
import type { Functions } from './functions.ts';
import type { Stage } from './stage.ts';

/** A message may wait for 15 minutes by design: the longest delay of a queue. */
const CONNECTOR_ALARM_AT_AGE = Duration.minutes(30);

/** All queues that are consumed. */
export const makeQueues = (scope: Construct, stage: Stage, functions: Functions) => ({
  intake: new QueueWithConsumer(scope, {
    name: 'intake',
    stage,
    consumer: functions.admitEvent,
    batchSize: 10,
    maxConcurrency: 5,
    impact: 'Events that were received have not become handoffs.',
    alarmAtAge: Duration.minutes(10),
  }),
  wake: new QueueWithConsumer(scope, {
    name: 'wake',
    stage,
    consumer: functions.wake,
    batchSize: 5,
    maxConcurrency: 10,
    impact: 'Reminders, expiries and retries that are due have not happened.',
    alarmAtAge: Duration.minutes(10),
  }),
  notices: new QueueWithConsumer(scope, {
    name: 'notices',
    stage,
    consumer: functions.sendNotice,
    // A Lambda that dies with several mails between sending and marking would send each of them again.
    batchSize: 1,
    // SES counts mails a second over all senders of an account, and starts at one.
    maxConcurrency: 2,
    impact: 'People were not told of incidents, or not reminded of offers.',
    alarmAtAge: Duration.minutes(10),
  }),
  onCall: new QueueWithConsumer(scope, {
    name: 'on-call',
    stage,
    consumer: functions.sendNotice,
    batchSize: 1,
    maxConcurrency: 2,
    impact: 'The system of whoever is on call was not told of incidents that nobody decided in time.',
    alarmAtAge: CONNECTOR_ALARM_AT_AGE,
  }),
  hubspot: new QueueWithConsumer(scope, {
    name: 'hubspot',
    stage,
    consumer: functions.syncTarget,
    batchSize: 1,
    maxConcurrency: HUBSPOT_MAX_CONCURRENCY,
    impact: 'HubSpot does not show the owner who accepted.',
    alarmAtAge: CONNECTOR_ALARM_AT_AGE,
  }),
  connected: connectedSystems(stage).map((system) => connectorQueue(scope, stage, functions, system)),
  mailEvents: new QueueWithConsumer(scope, {
    name: 'mail-events',
    stage,
    consumer: functions.noteDelivery,
    batchSize: 10,
    maxConcurrency: 2,
    impact: 'Offers whose mail bounced are still open, and nobody else is asked before their deadline.',
    alarmAtAge: Duration.minutes(10),
  }),
});
export type Queues = ReturnType<typeof makeQueues>;

const connectorQueue = (scope: Construct, stage: Stage, functions: Functions, system: ConnectedSystem) => {
  const { maxConcurrency, impact, runbook } = connectorOf(stage, system);
  return new QueueWithConsumer(scope, {
    ...{ name: system, stage, consumer: functions.syncTarget, batchSize: 1 },
    ...{ maxConcurrency, impact, runbook, alarmAtAge: CONNECTOR_ALARM_AT_AGE },
  });
};

import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';

import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';
import { at } from '#test/infra-support/at.ts';
import { HUBSPOT_ONLY } from '#test/infra-support/connected.ts';
import { synthStage } from '#test/infra-support/synth.ts';

const DAY = 24 * 60 * 60;
const { app } = synthStage('production', HUBSPOT_ONLY);

const QUEUES = [
  { name: 'intake', consumer: 'admit-event', batch: 10, concurrency: 5 },
  { name: 'wake', consumer: 'wake', batch: 5, concurrency: 10 },
  { name: 'notices', consumer: 'send-notice', batch: 1, concurrency: 2 },
  { name: 'on-call', consumer: 'send-notice', batch: 1, concurrency: 2 },
  { name: 'hubspot', consumer: 'sync-target', batch: 1, concurrency: 5 },
  { name: 'mail-events', consumer: 'note-delivery', batch: 10, concurrency: 2 },
] as const;

const idOf = (type: string, properties: object): string => {
  const [id] = Object.keys(app.findResources(type, { Properties: properties }));
  if (id === undefined) throw new Error(`no ${type} with ${JSON.stringify(properties)}`);
  return id;
};
const queueId = (name: string) => idOf('AWS::SQS::Queue', { QueueName: `baton-production-${name}` });
const functionId = (name: string) =>
  idOf('AWS::Lambda::Function', { FunctionName: `baton-production-${name}` });

describe.each(QUEUES)('the queue $name', ({ name, consumer, batch, concurrency }) => {
  it('keeps messages 4 days, gives its consumer six timeouts, and gives up after five crashes', () => {
    app.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: `baton-production-${name}`,
      MessageRetentionPeriod: 4 * DAY,
      VisibilityTimeout: 6 * LAMBDA_TIMEOUT_SECONDS[consumer],
      SqsManagedSseEnabled: true,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [queueId(`${name}-dead-letters`), 'Arn'] },
        maxReceiveCount: 5,
      },
    });
  });

  it('feeds its consumer', () => {
    app.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [queueId(name), 'Arn'] },
      FunctionName: { Ref: functionId(consumer) },
      BatchSize: batch,
      ScalingConfig: { MaximumConcurrency: concurrency },
      // The handlers answer which messages failed; unread, such an answer would delete them all.
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
});

describe('dead letters', () => {
  it.each([...QUEUES.map(({ name }) => name), 'relay'])(
    'of %s are kept 14 days and read by nothing',
    (name) => {
      const id = queueId(`${name}-dead-letters`);
      app.hasResourceProperties('AWS::SQS::Queue', {
        QueueName: `baton-production-${name}-dead-letters`,
        MessageRetentionPeriod: 14 * DAY,
        SqsManagedSseEnabled: true,
      });
      const sources = Object.values(app.findResources('AWS::Lambda::EventSourceMapping'));
      expect(
        sources.filter((source) => JSON.stringify(at(source, 'Properties', 'EventSourceArn')).includes(id)),
      ).toEqual([]);
    },
  );
});

it('every queue refuses plain HTTP', () => {
  app.resourcePropertiesCountIs(
    'AWS::SQS::QueuePolicy',
    {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    },
    13,
  );
});

it('what SES tells of mails that do not arrive comes through a topic that only our configuration set may use', () => {
  const topic = idOf('AWS::SNS::Topic', { TopicName: 'baton-production-mail-events' });
  app.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ['bounce', 'complaint', 'delivery', 'deliveryDelay'],
      SnsDestination: { TopicARN: { Ref: topic } },
    },
  });
  app.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'sqs',
    TopicArn: { Ref: topic },
    Endpoint: { 'Fn::GetAtt': [queueId('mail-events'), 'Arn'] },
  });
  app.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'ses.amazonaws.com' },
          Condition: { StringEquals: Match.objectLike({ 'AWS:SourceArn': Match.anyValue() }) },
        }),
      ]),
    },
  });
});

it('the stream of the log feeds the relay every record, changed and removed ones too', () => {
  app.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: { 'Fn::ImportValue': Match.stringLikeRegexp('HandoffLog.*StreamArn') },
    FunctionName: { Ref: functionId('relay') },
    StartingPosition: 'TRIM_HORIZON',
    BatchSize: 25,
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: -1,
    MaximumRecordAgeInSeconds: 3600,
    FilterCriteria: Match.absent(),
    FunctionResponseTypes: Match.absent(),
    DestinationConfig: {
      OnFailure: { Destination: { 'Fn::GetAtt': [queueId('relay-dead-letters'), 'Arn'] } },
    },
  });
});

it('the watchdog makes its rounds and repeats none', () => {
  app.hasResourceProperties('AWS::Events::Rule', {
    ScheduleExpression: 'rate(5 minutes)',
    State: 'ENABLED',
    Targets: [
      Match.objectLike({
        Arn: { 'Fn::GetAtt': [functionId('watchdog'), 'Arn'] },
        RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 300 },
      }),
    ],
  });
  app.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    FunctionName: { Ref: functionId('watchdog') },
    MaximumRetryAttempts: 0,
  });
});

import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';

import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';
import { pascalCase } from '#lib/physical-name.ts';
import { grantsOf } from '#test/infra-support/grants.ts';
import { synthStage } from '#test/infra-support/synth.ts';

const { app, stateful } = synthStage('production', { redirectAllMailTo: 'test@example.com' });

const LOG = { 'own log': 'CreateLogStream PutLogEvents' };
const TABLES = {
  log: 'PutItem Query',
  rows: 'BatchGetItem GetItem PutItem UpdateItem',
  'rows by due': 'Query',
  'rows by contract': 'Query',
  'side items': 'DeleteItem GetItem PutItem Query UpdateItem',
};
const SEND = 'SendMessage';
const CONSUME = 'ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage';
const CONSUME_AND_SEND = `${CONSUME} ${SEND}`;
const EFFECTS = {
  ...TABLES,
  workflow: 'StartExecution',
  executions: 'DescribeExecution StopExecution',
  'own timers': 'CreateSchedule DeleteSchedule',
  'timer role': 'PassRole',
  'intake queue': SEND,
  'wake queue': SEND,
  'notices queue': SEND,
  'hubspot queue': SEND,
  'relay dead letters': SEND,
};
const RESUME = 'SendTaskFailure SendTaskSuccess';
const MAIL = { identities: 'SendEmail', 'configuration set': 'SendEmail' };
const COUNT_DEAD_LETTERS = Object.fromEntries(
  ['intake', 'wake', 'notices', 'hubspot', 'relay'].map((name) => [
    `${name} dead letters`,
    'GetQueueAttributes',
  ]),
);

const GRANTS: Record<keyof typeof LAMBDA_TIMEOUT_SECONDS, Record<string, string>> = {
  'receive-webhook': { 'side items': 'PutItem', 'client secret': 'GetSecretValue', 'intake queue': SEND },
  'admit-event': { ...TABLES, token: 'GetSecretValue', 'intake queue': CONSUME_AND_SEND, 'wake queue': SEND },
  relay: {
    ...EFFECTS,
    '*': `ListStreams ${RESUME}`,
    'log stream': 'DescribeStream GetRecords GetShardIterator',
  },
  'offer-handoff': { ...TABLES, ...MAIL, 'wake queue': SEND },
  'answer-offer': TABLES,
  'advance-handoff': TABLES,
  wake: { ...EFFECTS, '*': RESUME, 'wake queue': CONSUME_AND_SEND },
  watchdog: { ...TABLES, 'wake queue': SEND, ...COUNT_DEAD_LETTERS },
  'start-sync': { ...TABLES, 'wake queue': SEND, 'hubspot queue': SEND },
  'sync-target': { ...TABLES, token: 'GetSecretValue', 'hubspot queue': CONSUME_AND_SEND },
  'decide-incident': TABLES,
  operate: {
    ...TABLES,
    'wake queue': SEND,
    token: 'PutSecretValue',
    'client secret': 'PutSecretValue',
    ...COUNT_DEAD_LETTERS,
  },
  'send-notice': { ...TABLES, ...MAIL, 'notices queue': CONSUME },
};

const ALWAYS = ['STAGE', 'POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_LOG_LEVEL'];
const TABLES_ENV = [
  'HANDOFF_LOG_TABLE',
  'HANDOFFS_TABLE',
  'SIDE_ITEMS_TABLE',
  'STEP_SECONDS',
  'PLAN_LEASE_SECONDS',
  'CLAIM_SECONDS',
  'BACKOFF_SECONDS',
];
const EFFECTS_ENV = [
  ...TABLES_ENV,
  'STATE_MACHINE_ARN',
  'SCHEDULE_GROUP',
  'SCHEDULER_ROLE_ARN',
  'WAKE_QUEUE_ARN',
  'WAKE_QUEUE_URL',
  'INTAKE_QUEUE_URL',
  'NOTICES_QUEUE_URL',
  'HUBSPOT_QUEUE_URL',
  'RELAY_DLQ_URL',
];
const ACCOUNT_ENV = ['HUBSPOT_APP_URL', 'HUBSPOT_PORTAL_ID'];
const API_ENV = [
  'HUBSPOT_BASE_URL',
  'HUBSPOT_APP_ID',
  'VENDOR_TIMEOUT_MS',
  'HUBSPOT_TOKEN_SECRET_NAME',
  ...ACCOUNT_ENV,
];
const MAIL_ENV = ['SENDER', 'CONFIGURATION_SET', 'REDIRECT_ALL_MAIL_TO', 'PUBLIC_BASE_URL', ...ACCOUNT_ENV];
const PAGE_ENV = [...TABLES_ENV, 'PUBLIC_BASE_URL', ...ACCOUNT_ENV];

const ENVIRONMENT: Record<keyof typeof LAMBDA_TIMEOUT_SECONDS, readonly string[]> = {
  'receive-webhook': [
    'SIDE_ITEMS_TABLE',
    'INTAKE_QUEUE_URL',
    'HUBSPOT_CLIENT_SECRET_NAME',
    'PUBLIC_BASE_URL',
  ],
  'admit-event': [...TABLES_ENV, ...API_ENV, 'INTAKE_QUEUE_URL', 'WAKE_QUEUE_URL'],
  relay: EFFECTS_ENV,
  'offer-handoff': [...TABLES_ENV, ...MAIL_ENV, 'WAKE_QUEUE_URL'],
  'answer-offer': PAGE_ENV,
  'advance-handoff': TABLES_ENV,
  wake: EFFECTS_ENV,
  watchdog: [...TABLES_ENV, 'WAKE_QUEUE_URL', 'DEAD_LETTER_QUEUES'],
  'start-sync': [...TABLES_ENV, 'WAKE_QUEUE_URL', 'HUBSPOT_QUEUE_URL'],
  'sync-target': [...TABLES_ENV, ...API_ENV, 'HUBSPOT_QUEUE_URL'],
  'decide-incident': PAGE_ENV,
  operate: [
    ...TABLES_ENV,
    'WAKE_QUEUE_URL',
    'DEAD_LETTER_QUEUES',
    'HUBSPOT_CLIENT_SECRET_NAME',
    'HUBSPOT_TOKEN_SECRET_NAME',
  ],
  'send-notice': [...TABLES_ENV, ...MAIL_ENV],
};

const functions = app.findResources('AWS::Lambda::Function');
const names = Object.keys(LAMBDA_TIMEOUT_SECONDS) as (keyof typeof LAMBDA_TIMEOUT_SECONDS)[];

describe.each(names)('%s', (name) => {
  const resource = functions[`${pascalCase(name)}Function`]!;

  it('may do what it needs and no more', () => {
    expect(grantsOf(app, `${pascalCase(name)}Role`)).toEqual({ ...LOG, ...GRANTS[name] });
  });

  it('is told what it needs and no more', () => {
    const variables = Object.keys(resource.Properties.Environment.Variables as object);
    expect(variables.sort()).toEqual([...ALWAYS, ...ENVIRONMENT[name]].sort());
  });

  it('has its own logical id, name, size, timeout and log', () => {
    expect(resource.Properties).toMatchObject({
      FunctionName: `baton-production-${name}`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 256,
      Timeout: LAMBDA_TIMEOUT_SECONDS[name],
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
    });
    expect(resource.Properties).not.toHaveProperty('TracingConfig');
    expect(resource.Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    app.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: `/aws/lambda/baton-production-${name}`,
      RetentionInDays: 30,
    });
  });
});

describe('all roles', () => {
  it('hold no policy of AWS', () => {
    app.resourcePropertiesCountIs('AWS::IAM::Role', { ManagedPolicyArns: Match.anyValue() }, 0);
  });

  it('may pass the timer role to the scheduler only, and send mail as our sender only', () => {
    const conditions = Object.values(app.findResources('AWS::IAM::Policy'))
      .flatMap(
        (policy) => policy.Properties.PolicyDocument.Statement as { Action: string; Condition?: unknown }[],
      )
      .filter(({ Action }) => Action === 'iam:PassRole' || Action === 'ses:SendEmail')
      .map(({ Condition }) => Condition);
    expect(new Set(conditions.map((condition) => JSON.stringify(condition)))).toEqual(
      new Set([
        '{"StringEquals":{"iam:PassedToService":"scheduler.amazonaws.com"}}',
        '{"StringEquals":{"ses:FromAddress":"handoffs@example.com"}}',
      ]),
    );
    expect(conditions).toHaveLength(4);
  });

  it('the scheduler puts messages on the wake queue only, for our own timers only', () => {
    expect(grantsOf(app, 'WakeTimersRole')).toEqual({ 'wake queue': SEND });
    app.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': Match.anyValue(),
                'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^WakeTimersGroup'), 'Arn'] },
              },
            },
          }),
        ],
      },
    });
  });
});

describe('mail', () => {
  it('goes through our configuration set, over TLS, under an identity of the whole domain', () => {
    app.hasResourceProperties('AWS::SES::ConfigurationSet', {
      Name: 'baton-production-mail',
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    app.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'example.com' });
  });

  it('needs no identity of ours where the team has one', () => {
    const { app: other } = synthStage('production', { sender: { mode: 'existing' } });
    other.resourceCountIs('AWS::SES::EmailIdentity', 0);
  });
});

describe('secrets', () => {
  it.each(['production/hubspot/client-secret', 'production/hubspot/token'])(
    '%s is made without a value',
    (name) => {
      const found = stateful.findResources('AWS::SecretsManager::Secret', { Properties: { Name: name } });
      const [secret] = Object.values(found);
      expect(secret).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      expect(secret?.Properties).not.toHaveProperty('GenerateSecretString');
      expect(secret?.Properties).not.toHaveProperty('SecretString');
    },
  );
});

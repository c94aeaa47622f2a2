import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';

import { envSchema as admitEvent } from '#lambdas/admit-event/env.ts';
import { envSchema as advanceHandoff } from '#lambdas/advance-handoff/env.ts';
import { envSchema as answerSlack } from '#lambdas/answer-slack/env.ts';
import { envSchema as answerOffer } from '#lambdas/answer-offer/env.ts';
import { envSchema as tendIncidents } from '#lambdas/tend-incidents/env.ts';
import { envSchema as tellMonday } from '#lambdas/tell-monday/env.ts';
import { envSchema as traceHandoff } from '#lambdas/trace-handoff/env.ts';
import { envSchema as showIncidents } from '#lambdas/show-incidents/env.ts';
import { envSchema as compareHandoff } from '#lambdas/compare-handoff/env.ts';
import { envSchema as decideIncident } from '#lambdas/decide-incident/env.ts';
import { envSchema as followHandoff } from '#lambdas/follow-handoff/env.ts';
import { envSchema as lookUp } from '#lambdas/look-up/env.ts';
import { envSchema as noteDelivery } from '#lambdas/note-delivery/env.ts';
import { envSchema as offerHandoff } from '#lambdas/offer-handoff/env.ts';
import { envSchema as operate } from '#lambdas/operate/env.ts';
import { envSchema as receiveWebhook } from '#lambdas/receive-webhook/env.ts';
import { envSchema as rehearseHandoff } from '#lambdas/rehearse-handoff/env.ts';
import { envSchema as relay } from '#lambdas/relay/env.ts';
import { envSchema as sendNotice } from '#lambdas/send-notice/env.ts';
import { envSchema as showMyWork } from '#lambdas/show-my-work/env.ts';
import { envSchema as storeSecret } from '#lambdas/store-secret/env.ts';
import { envSchema as startSync } from '#lambdas/start-sync/env.ts';
import { envSchema as syncTarget } from '#lambdas/sync-target/env.ts';
import { envSchema as wake } from '#lambdas/wake/env.ts';
import { envSchema as measureContracts } from '#lambdas/measure-contracts/env.ts';
import { envSchema as watchdog } from '#lambdas/watchdog/env.ts';
import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';
import { pascalCase } from '#lib/physical-name.ts';
import { at } from '#test/infra-support/at.ts';
import { CONNECTED } from '#test/infra-support/connected.ts';
import { grantsOf } from '#test/infra-support/grants.ts';
import { synthStage } from '#test/infra-support/synth.ts';

const { app, stateful } = synthStage('production', CONNECTED);

const LOG = { 'own log': 'CreateLogStream PutLogEvents' };
const TABLES = {
  log: 'PutItem Query',
  rows: 'BatchGetItem GetItem PutItem UpdateItem',
  'rows by due': 'Query',
  'rows by contract': 'Query',
  'rows by person': 'Query',
  'rows that wait': 'Query',
  'rows by record': 'Query',
  'rows in lists': 'Query',
  incidents: 'Query',
  'side items': 'DeleteItem GetItem PutItem Query UpdateItem',
};
const SEND = 'SendMessage';
const CONSUME = 'ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage';
const CONSUME_AND_SEND = `${CONSUME} ${SEND}`;
const FEED_CONNECTORS = {
  'hubspot queue': SEND,
  'salesforce queue': SEND,
  'asana queue': SEND,
  'httpboard queue': SEND,
};
const EFFECTS = {
  ...TABLES,
  workflow: 'StartExecution',
  executions: 'DescribeExecution StopExecution',
  'own timers': 'CreateSchedule DeleteSchedule',
  'timer role': 'PassRole',
  'intake queue': SEND,
  'wake queue': SEND,
  'notices queue': SEND,
  'on-call queue': SEND,
  ...FEED_CONNECTORS,
  'relay dead letters': SEND,
};
const RESUME = 'SendTaskFailure SendTaskSuccess';
const MAIL = { identities: 'SendEmail', 'configuration set': 'SendEmail' };
const QUEUES = [
  'intake',
  'wake',
  'notices',
  'on-call',
  'hubspot',
  'salesforce',
  'asana',
  'httpboard',
  'mail-events',
];
const onDeadLetters = (actions: string) =>
  Object.fromEntries([...QUEUES, 'relay'].map((name) => [`${name} dead letters`, actions]));
const COUNT_DEAD_LETTERS = onDeadLetters('GetQueueAttributes');
const PEEK = 'ChangeMessageVisibility GetQueueAttributes ReceiveMessage';

/** What opens the systems that are written to. */
const VENDOR_SECRETS = ['token', 'Salesforce client', 'Asana token', 'board token'];

/** What consents have given. */
const onGrants = (action: string) =>
  Object.fromEntries(['hubspot', 'salesforce', 'asana'].map((system) => [`${system} grant`, action]));

/** Whoever refreshes a grant has to store the next one. */
const HUBSPOT = { token: 'GetSecretValue', 'hubspot grant': 'GetSecretValue PutSecretValue' };

const onSecrets = (action: string) =>
  Object.fromEntries(
    [...VENDOR_SECRETS, 'client secret', 'bot token', 'signing secret', 'on-call secret'].map((secret) => [
      secret,
      action,
    ]),
  );

const GRANTS: Record<keyof typeof LAMBDA_TIMEOUT_SECONDS, Record<string, string>> = {
  'receive-webhook': { 'client secret': 'GetSecretValue', 'intake queue': SEND },
  'admit-event': { ...TABLES, ...HUBSPOT, 'intake queue': CONSUME_AND_SEND },
  relay: {
    ...EFFECTS,
    '*': `ListStreams ${RESUME}`,
    'relay dead letters': 'GetQueueAttributes GetQueueUrl SendMessage',
    'log stream': 'DescribeStream GetRecords GetShardIterator',
  },
  'offer-handoff': { ...TABLES, ...MAIL, 'bot token': 'GetSecretValue', 'wake queue': SEND },
  'answer-offer': TABLES,
  'answer-slack': { ...TABLES, 'signing secret': 'GetSecretValue', 'notices queue': SEND },
  'advance-handoff': TABLES,
  wake: { ...EFFECTS, '*': RESUME, 'wake queue': CONSUME_AND_SEND },
  watchdog: { ...TABLES, 'wake queue': SEND, ...COUNT_DEAD_LETTERS },
  'measure-contracts': {
    ...TABLES,
    log: 'Query',
    rows: 'BatchGetItem GetItem',
    'side items': 'GetItem Query',
  },
  'tell-monday': { 'operator API': 'Invoke', 'notices queue': SEND },
  'start-sync': { ...TABLES, 'wake queue': SEND, ...FEED_CONNECTORS },
  'sync-target': {
    ...TABLES,
    ...Object.fromEntries(VENDOR_SECRETS.map((secret) => [secret, 'GetSecretValue'])),
    ...onGrants('GetSecretValue PutSecretValue'),
    'hubspot queue': CONSUME_AND_SEND,
    'salesforce queue': CONSUME_AND_SEND,
    'asana queue': CONSUME_AND_SEND,
    'httpboard queue': CONSUME_AND_SEND,
  },
  'decide-incident': TABLES,
  'show-my-work': { ...TABLES, 'side items': `BatchGetItem ${TABLES['side items']}`, 'notices queue': SEND },
  'follow-handoff': {
    ...TABLES,
    log: 'Query',
    rows: 'BatchGetItem GetItem',
    'side items': 'GetItem PutItem Query',
  },
  operate: {
    ...TABLES,
    ...onDeadLetters('ChangeMessageVisibility DeleteMessage GetQueueAttributes ReceiveMessage'),
    ...Object.fromEntries(QUEUES.map((name) => [`${name} queue`, SEND])),
  },
  'store-secret': {
    'side items': 'GetItem PutItem',
    ...onSecrets('PutSecretValue'),
    ...onGrants('PutSecretValue'),
  },
  'look-up': {
    ...TABLES,
    log: 'Query',
    rows: 'BatchGetItem GetItem',
    'side items': 'GetItem PutItem Query',
    ...onSecrets('DescribeSecret'),
    'bot token': 'DescribeSecret GetSecretValue',
    ...onDeadLetters(PEEK),
    ...Object.fromEntries(QUEUES.map((name) => [`${name} queue`, 'GetQueueAttributes'])),
    '*': 'GetAccount ListSuppressedDestinations',
    identities: 'GetEmailIdentity',
  },
  'tend-incidents': TABLES,
  'show-incidents': {
    ...TABLES,
    log: 'Query',
    rows: 'BatchGetItem GetItem',
    'side items': 'GetItem PutItem Query',
  },
  'trace-handoff': {
    ...TABLES,
    log: 'Query',
    rows: 'BatchGetItem GetItem',
    'side items': 'GetItem PutItem Query',
    executions: 'GetExecutionHistory',
  },
  'compare-handoff': {
    ...TABLES,
    log: 'Query',
    rows: 'BatchGetItem GetItem',
    'side items': 'GetItem PutItem Query',
    ...Object.fromEntries(VENDOR_SECRETS.map((secret) => [secret, 'GetSecretValue'])),
    ...onGrants('GetSecretValue PutSecretValue'),
  },
  'rehearse-handoff': {
    ...TABLES,
    log: 'Query',
    rows: 'BatchGetItem GetItem',
    'side items': 'GetItem PutItem Query',
    ...HUBSPOT,
  },
  'send-notice': {
    ...TABLES,
    ...MAIL,
    'bot token': 'GetSecretValue',
    'on-call secret': 'GetSecretValue',
    'notices queue': CONSUME_AND_SEND,
    'on-call queue': CONSUME_AND_SEND,
    'on-call dead letters': SEND,
  },
  'note-delivery': { ...TABLES, 'mail-events queue': CONSUME },
};

const ONLY_WHERE_MAIL_IS_REDIRECTED = 'REDIRECT_ALL_MAIL_TO';
/** Said by the platform itself, where AWS is played. */
const ONLY_ON_THIS_MACHINE = 'AWS_ENDPOINT_URL';
const ALWAYS = ['STAGE', 'POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_LOG_LEVEL'];
const ENVIRONMENT = {
  'receive-webhook': receiveWebhook,
  'admit-event': admitEvent,
  relay,
  'offer-handoff': offerHandoff,
  'answer-offer': answerOffer,
  'answer-slack': answerSlack,
  'advance-handoff': advanceHandoff,
  wake,
  watchdog,
  'measure-contracts': measureContracts,
  'tell-monday': tellMonday,
  'start-sync': startSync,
  'sync-target': syncTarget,
  'decide-incident': decideIncident,
  'show-my-work': showMyWork,
  'follow-handoff': followHandoff,
  operate,
  'store-secret': storeSecret,
  'look-up': lookUp,
  'rehearse-handoff': rehearseHandoff,
  'tend-incidents': tendIncidents,
  'show-incidents': showIncidents,
  'trace-handoff': traceHandoff,
  'compare-handoff': compareHandoff,
  'send-notice': sendNotice,
  'note-delivery': noteDelivery,
};

/** A value of the template as the Lambda will see it, with an address for whatever is known only after the deploy. */
const deployed = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const parts = at(value, 'Fn::Join', 1);
  return Array.isArray(parts) ? parts.map(deployed).join('') : 'https://later.example.com';
};

const functions = app.findResources('AWS::Lambda::Function');
const names = Object.keys(LAMBDA_TIMEOUT_SECONDS) as (keyof typeof LAMBDA_TIMEOUT_SECONDS)[];

describe.each(names)('%s', (name) => {
  const resource = functions[`${pascalCase(name)}Function`]!;

  it('may do what it needs and no more', () => {
    expect(grantsOf(app, `${pascalCase(name)}Role`)).toEqual({ ...LOG, ...GRANTS[name] });
  });

  it('is told what it asks for and no more', () => {
    const variables = Object.entries(at(resource, 'Properties', 'Environment', 'Variables') as object);
    const asked: z.ZodObject = ENVIRONMENT[name];
    const told = Object.keys(asked.shape).filter(
      (key) => key !== ONLY_WHERE_MAIL_IS_REDIRECTED && key !== ONLY_ON_THIS_MACHINE,
    );
    expect(variables.map(([key]) => key).sort()).toEqual([...ALWAYS, ...told].sort());
    asked.parse(Object.fromEntries(variables.map(([key, value]) => [key, deployed(value)])));
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
        (policy) =>
          at(policy, 'Properties', 'PolicyDocument', 'Statement') as {
            Action: string;
            Condition?: unknown;
          }[],
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

  it('goes to one address where the stage says so', () => {
    const { app: redirected } = synthStage('production', { redirectAllMailTo: 'test@example.com' });
    const Variables = Match.objectLike({ REDIRECT_ALL_MAIL_TO: 'test@example.com' });
    redirected.resourcePropertiesCountIs('AWS::Lambda::Function', { Environment: { Variables } }, 2);
  });

  it('needs no identity of ours where the team has one', () => {
    const { app: other } = synthStage('production', { sender: { mode: 'existing' } });
    other.resourceCountIs('AWS::SES::EmailIdentity', 0);
  });
});

describe('secrets', () => {
  it.each([
    'production/hubspot/client-secret',
    'production/hubspot/token',
    'production/hubspot/grant',
    'production/salesforce/grant',
    'production/asana/grant',
    'production/slack/signing-secret',
    'production/slack/bot-token',
  ])('%s is made without a value', (name) => {
    const found = stateful.findResources('AWS::SecretsManager::Secret', { Properties: { Name: name } });
    const [secret] = Object.values(found);
    expect(secret).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(secret?.Properties).not.toHaveProperty('GenerateSecretString');
    expect(secret?.Properties).not.toHaveProperty('SecretString');
  });
});

describe('a stage without Slack', () => {
  const plain = synthStage('production');

  it('has nothing of Slack', () => {
    expect(JSON.stringify([plain.app.toJSON(), plain.stateful.toJSON()])).not.toMatch(/slack/i);
  });
});

describe('a stage with Slack', () => {
  it('takes what people press, and says where', () => {
    app.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /slack/interactions' });
    app.hasOutput('SlackInteractionsUrl', {});
  });
});

import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';

import { at } from '#test/infra-support/at.ts';
import { synthStage } from '#test/infra-support/synth.ts';

const { stateful, app } = synthStage('production');
const tables = stateful.findResources('AWS::DynamoDB::Table');

const table = (path: string) => {
  const found = Object.entries(tables).find(([id]) => id.startsWith(path));
  if (found === undefined) throw new Error(`no table ${path}`);
  return found[1];
};
const log = table('TablesHandoffLog');
const rows = table('TablesHandoffsC');
const sideItems = table('TablesSideItems');

describe('every table', () => {
  it.each([
    ['the log', log],
    ['the rows', rows],
    ['the side items', sideItems],
  ])('%s can be restored to any second, is protected, kept, and costs nothing while idle', (_, resource) => {
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(resource.Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      BillingMode: 'PAY_PER_REQUEST',
    });
    expect(resource.Properties).not.toHaveProperty('SSESpecification');
  });
});

describe('the log', () => {
  it('is a chain for each subject, and its stream carries keys only', () => {
    expect(log.Properties).toMatchObject({
      KeySchema: [
        { AttributeName: 'subjectId', KeyType: 'HASH' },
        { AttributeName: 'seq', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'subjectId', AttributeType: 'S' },
        { AttributeName: 'seq', AttributeType: 'N' },
      ],
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    });
  });

  it('denies every way to rewrite it to everyone but the break-glass role', () => {
    const statements = at(log, 'Properties', 'ResourcePolicy', 'PolicyDocument', 'Statement');
    expect(statements).toHaveLength(1);
    const statement = at(statements, 0);
    expect(statement).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Resource: '*',
      Action: [
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:PartiQLDelete',
        'dynamodb:PartiQLInsert',
        'dynamodb:PartiQLUpdate',
        'dynamodb:UpdateItem',
      ],
    });
    const spared = at(statement, 'Condition', 'ArnNotEquals', 'aws:PrincipalArn', 'Fn::GetAtt', 0);
    expect(spared).toMatch(/BreakGlassRole/);
  });

  it('lets a person with a second factor break the glass, for an hour', () => {
    stateful.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'baton-production-break-glass',
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
      },
    });
  });
});

it('rows are found by what is due, by contract, by person, by what waits, by record, by the list of their contract, and which are incidents, through indexes of keys only', () => {
  const index = (IndexName: string, partition: string, sort: string) => ({
    IndexName,
    KeySchema: [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ],
    Projection: { ProjectionType: 'KEYS_ONLY' },
  });
  expect(rows.Properties).toMatchObject({
    KeySchema: [{ AttributeName: 'subjectId', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      index('due', 'duePartition', 'dueAt'),
      index('byContract', 'contract', 'openedAt'),
      index('byPerson', 'person', 'openedAt'),
      index('waiting', 'waitingUnder', 'openedAt'),
      index('incidents', 'incidentStatus', 'openedAt'),
      index('overview', 'overviewOf', 'overviewAt'),
      index('byRecord', 'record', 'openedAt'),
    ],
  });
  expect(rows.Properties).not.toHaveProperty('StreamSpecification');
});

it('side items end by themselves', () => {
  expect(sideItems.Properties).toMatchObject({
    KeySchema: [
      { AttributeName: 'id', KeyType: 'HASH' },
      { AttributeName: 'part', KeyType: 'RANGE' },
    ],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });
});

describe('the address of the stage', () => {
  it('is kept when its stack goes', () => {
    stateful.hasResource('AWS::ApiGatewayV2::Api', { DeletionPolicy: 'Retain' });
  });

  it('is the API without a custom domain, and the domain with one', () => {
    app.hasOutput('PublicBaseUrl', { Value: { 'Fn::ImportValue': Match.stringLikeRegexp('ApiEndpoint') } });
    const withDomain = synthStage('production', {
      customDomain: {
        name: 'baton.example.com',
        certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/one',
      },
    });
    withDomain.stateful.hasResource('AWS::ApiGatewayV2::DomainName', {
      DeletionPolicy: 'Retain',
      Properties: { DomainName: 'baton.example.com' },
    });
    withDomain.app.hasOutput('PublicBaseUrl', { Value: 'https://baton.example.com' });
    withDomain.app.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1);
  });
});

describe('operators', () => {
  const READ = ['GET/operator/*'];
  it.each([
    ['read', READ],
    [
      'operate',
      [
        ...READ,
        'POST/operator/handoffs/*',
        'POST/operator/dead-letters/*',
        'POST/operator/blocked/*',
        'POST/operator/incidents/*',
        'POST/operator/people/*',
        'POST/operator/backlog',
      ],
    ],
    ['administer', [...READ, 'POST/operator/*']],
  ])('who may %s may call these routes and touch nothing else', (role, calls) => {
    const policies = stateful.findResources('AWS::IAM::ManagedPolicy', {
      Properties: { ManagedPolicyName: `baton-production-operator-${role}` },
    });
    const [policy] = Object.values(policies);
    const statements = at(policy, 'Properties', 'PolicyDocument', 'Statement') as {
      Action: string;
      Resource: unknown;
    }[];
    expect(statements.map(({ Action }) => Action)).toEqual(['execute-api:Invoke']);
    const resources = statements.flatMap(({ Resource }) => Resource);
    expect(
      resources.map((resource) => JSON.stringify(resource).replace(/.*\/\$default\/(.*?)".*/, '$1')).sort(),
    ).toEqual([...calls].sort());
  });
});

describe('routes', () => {
  const throttles = (rate: number, burst: number) => ({
    ThrottlingRateLimit: rate,
    ThrottlingBurstLimit: burst,
  });

  it('each have a throttle, and the log of requests has no path', () => {
    const [stage] = Object.values(app.findResources('AWS::ApiGatewayV2::Stage'));
    expect(at(stage, 'Properties', 'RouteSettings')).toEqual({
      'POST /webhooks/{source}': throttles(100, 200),
      'GET /offers/{token}': throttles(50, 100),
      'GET /operator/contracts/{name}/dry-run/{object}/{id}': throttles(20, 40),
      'GET /operator/handoffs/{id}/replay': throttles(20, 40),
      'GET /operator/handoffs/{id}/trace': throttles(20, 40),
      'HEAD /offers/{token}': throttles(50, 100),
      'POST /offers/{token}': throttles(50, 100),
      'GET /decisions/{token}': throttles(50, 100),
      'HEAD /decisions/{token}': throttles(50, 100),
      'POST /decisions/{token}': throttles(50, 100),
      'GET /incidents/{token}': throttles(50, 100),
      'HEAD /incidents/{token}': throttles(50, 100),
      'POST /incidents/{token}': throttles(50, 100),
      'GET /operator/incidents': throttles(20, 40),
      'GET /operator/incidents/{id}': throttles(20, 40),
      'POST /operator/incidents/{id}/{charge}': throttles(20, 40),
      'GET /following/{token}': throttles(50, 100),
      'HEAD /following/{token}': throttles(50, 100),
      'GET /me/{token}': throttles(50, 100),
      'HEAD /me/{token}': throttles(50, 100),
      'POST /me/{token}': throttles(50, 100),
      'GET /overview/{token}': throttles(50, 100),
      'HEAD /overview/{token}': throttles(50, 100),
      'POST /overview/{token}': throttles(50, 100),
      'GET /operator/{proxy+}': throttles(20, 40),
      'POST /operator/secrets/{name}': throttles(20, 40),
      'POST /operator/connections/{system}': throttles(20, 40),
      'POST /operator/{proxy+}': throttles(20, 40),
    });
    expect(at(stage, 'Properties', 'DefaultRouteSettings')).toEqual(throttles(20, 40));
    const format = String(at(stage, 'Properties', 'AccessLogSettings', 'Format'));
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/path|identity|authorizer/i);
  });

  it('are there before the stage that throttles them', () => {
    const routes = Object.keys(app.findResources('AWS::ApiGatewayV2::Route'));
    const [stage] = Object.values(app.findResources('AWS::ApiGatewayV2::Stage'));
    expect(routes).toHaveLength(28);
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(routes));
  });

  it('ask operators, and only operators, for a signature of AWS', () => {
    const authorisation = Object.values(app.findResources('AWS::ApiGatewayV2::Route')).map((route) => [
      at(route, 'Properties', 'RouteKey'),
      at(route, 'Properties', 'AuthorizationType'),
    ]);
    for (const [key, type] of authorisation) {
      expect([key, type]).toEqual([key, String(key).includes('/operator/') ? 'AWS_IAM' : 'NONE']);
    }
  });
});

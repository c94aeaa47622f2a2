import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';

import type { Contract } from '#domain/contract/contract.ts';
import type { Thresholds } from '#domain/contract/observability.ts';
import { CONTRACT_METRICS } from '#domain/limits/metrics.ts';
import { at } from '#test/infra-support/at.ts';
import { HUBSPOT_ONLY } from '#test/infra-support/connected.ts';
import { makeApp, makeEmptyBundles, synthStage } from '#test/infra-support/synth.ts';
import { sampleContract } from '#test/unit/contract/sample.ts';

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
const { app, observability, stateful } = synthStage('production', HUBSPOT_ONLY);

const alarms = Object.values(observability.findResources('AWS::CloudWatch::Alarm')).map(
  ({ Properties }) => Properties as Record<string, unknown> & { AlarmName: string; AlarmDescription: string },
);
const names = alarms.map(({ AlarmName }) => AlarmName.replace('baton-production-', ''));

const OF_A_CONTRACT = [
  ...['waiting-near-deadline', 'waiting-late', 'offers-expire', 'accepted-late'],
  ...['events-blocked-more', 'events-blocked-mostly', 'entering-slow', 'entering-fails'],
];

describe('alarms', () => {
  it('are these', () => {
    const queues = ['intake', 'wake', 'notices', 'on-call', 'hubspot', 'mail-events'];
    const lambdas = names.filter((name) => name.endsWith('-errors'));
    expect(lambdas).toHaveLength(25);
    expect(names.filter((name) => !lambdas.includes(name)).sort()).toEqual(
      [
        ...[...queues, 'relay'].map((name) => `${name}-dead-letters`),
        ...queues.map((name) => `${name}-queue-stuck`),
        ...OF_A_CONTRACT.map((name) => `${sampleContract.id}-${name}`),
        'executions-failed',
        'hubspot-credential-old',
        'log-changed',
        'people-not-answered',
        'relay-late',
        'steps-repaired',
        'watchdog-silent',
        'webhooks-not-stored',
      ].sort(),
    );
  });

  it.each(alarms)(
    '$AlarmName says what does not work and where the runbook is, and tells somebody',
    (alarm) => {
      const heading = alarm.AlarmName.replace('baton-production-', '').replace(
        new RegExp(`^${sampleContract.id}-|^hubspot-(?=credential-)`),
        '',
      );
      expect(alarm.AlarmDescription).toMatch(/^[A-Z][^"]{20,}\. Runbook: docs\/runbook\.md, "/);
      expect(alarm.AlarmDescription).toContain(`"${heading}"`);
      expect(at(alarm, 'AlarmActions', 0, 'Ref')).toMatch(/^Alarms/);
    },
  );

  it('sound at once when the log was changed, a delivery was not kept, or somebody met a fault of ours', () => {
    for (const MetricName of ['LogTampered', 'DeliveryNotKept', 'PersonNotAnswered']) {
      observability.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'Baton',
        MetricName,
        Dimensions: [{ Name: 'service', Value: 'baton-production' }],
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
      });
    }
  });

  it('sound when the watchdog has been silent for three rounds', () => {
    observability.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'WatchdogRound',
      Period: 900,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('go to the address of the stage', () => {
    observability.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operations@example.com',
    });
    observability.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('watch no metric that costs a sum over others, and need no other stack', () => {
    expect(alarms.filter((alarm) => 'Metrics' in alarm)).toEqual([]);
    expect(JSON.stringify(observability.toJSON())).not.toContain('Fn::ImportValue');
  });

  it('of a contract hold it against its own thresholds, else against usual ones', () => {
    const thresholds = { acknowledgedInTime: 0.95, expired: 0.1, failedSync: 0.02 };
    const holding = (own: Thresholds): Contract => ({
      ...sampleContract,
      observability: { windowSeconds: 3600, thresholds: own },
    });
    const templateOf = (contract: Contract): Template =>
      Template.fromStack(makeApp('production', HUBSPOT_ONLY, makeEmptyBundles(contract)).observability);
    const expectAlarms = (template: Template, late: number, expired: number, failed: number) => {
      const dimensions = [
        { Name: 'contract', Value: sampleContract.id },
        { Name: 'service', Value: 'baton-production' },
      ];
      const expectOne = (MetricName: string, Threshold: number, ComparisonOperator: string) =>
        template.hasResourceProperties('AWS::CloudWatch::Alarm', {
          ...{ MetricName, Threshold, ComparisonOperator, Dimensions: dimensions, Statistic: 'Average' },
          TreatMissingData: 'notBreaching',
        });
      expectOne('AcknowledgedInTime', late, 'LessThanThreshold');
      expectOne('OfferExpired', expired, 'GreaterThanThreshold');
      expectOne('SyncFailed', failed, 'GreaterThanThreshold');
    };
    expectAlarms(templateOf(holding(thresholds)), 0.95, 0.1, 0.02);
    expectAlarms(templateOf(holding({})), 0.8, 0.3, 0.05);
  });
});

describe('the alarm over alarms', () => {
  const [composite] = Object.values(observability.findResources('AWS::CloudWatch::CompositeAlarm'));
  const rule = JSON.stringify(at(composite, 'Properties', 'AlarmRule'));

  it('sounds with each that means loss or delay, and with no early one', () => {
    for (const grave of [
      'intakequeuestuck',
      'wakedeadletters',
      'watchdogsilent',
      'waitinglate',
      'enteringfails',
    ])
      expect(rule).toContain(grave);
    for (const early of [
      'waitingneardeadline',
      'offersexpire',
      'eventsblockedmore',
      'enteringslow',
      'errors',
    ])
      expect(rule).not.toContain(early);
  });

  it('is kept out of the local stage, whose emulator refuses it', () => {
    const { observability: local } = synthStage('local');
    local.resourceCountIs('AWS::CloudWatch::CompositeAlarm', 0);
  });
});

it('there is a dashboard for operations, one for each boundary and one for each contract', () => {
  const dashboards = Object.values(observability.findResources('AWS::CloudWatch::Dashboard'));
  expect(dashboards.map((dashboard) => at(dashboard, 'Properties', 'DashboardName')).sort()).toEqual(
    [`contract-${sampleContract.id}`, 'in', 'offer', 'operations', 'sync'].map(
      (name) => `baton-production-${name}`,
    ),
  );
});

describe('an idle stage with HubSpot and one contract', () => {
  /** A poller of an event source asks every 20 s, and each source has five. Source: the guide of Lambda, "Polling". */
  const REQUESTS_OF_A_QUEUE = (5 * 30 * 24 * 60 * 60) / 20;
  const count = (type: string, { in: stack }: { readonly in: Template }): number =>
    Object.keys(stack.findResources(type)).length;
  const queues = Object.values(app.findResources('AWS::Lambda::EventSourceMapping')).filter((source) =>
    JSON.stringify(at(source, 'Properties', 'EventSourceArn')).includes('Queue'),
  ).length;
  const dashboards = count('AWS::CloudWatch::Dashboard', { in: observability });
  const secrets = count('AWS::SecretsManager::Secret', { in: stateful });
  // Four that alarms watch, the age of each of three credentials, and the oldest that waits under the one contract:
  // the others are asked for in the hours only in which something happens.
  const ownMetrics = 4 + 3 + 1;
  const millions = (queues * REQUESTS_OF_A_QUEUE) / 1_000_000;
  const PARTS = [
    [`${String(alarms.length)} alarms at 0.10, and one over them at 0.50`, alarms.length * 0.1 + 0.5],
    [`${String(secrets)} secrets at 0.40`, secrets * 0.4],
    [`${String(ownMetrics)} metrics of our own at 0.30`, ownMetrics * 0.3],
    [
      `Lambda looking at ${String(queues)} empty queues, about ${millions.toFixed(1)} million requests`,
      millions * 0.4,
    ],
    ['the watchdog and the measuring, every 5 minutes', 0.1],
  ] as const;
  const sum = PARTS.reduce((total, [, dollars]) => total + dollars, 0);

  it('costs at most 15 dollars a month, besides its dashboards', () => {
    expect(sum).toBeLessThanOrEqual(15);
  });

  it('costs what the README says', () => {
    const rows = readme.split('\n').map((line) => line.replaceAll(/ *\| */g, '|'));
    for (const [what, dollars] of PARTS) expect(rows).toContain(`|${what}|${dollars.toFixed(2)}|`);
    expect(rows).toContain(`|**idle stage**|**${sum.toFixed(2)}**|`);
    expect(rows).toContain(
      `|${String(dashboards)} dashboards at 3.00, of which each account has three free|${(dashboards * 3).toFixed(2)}|`,
    );
  });
});

it('CloudWatch is asked for at most eight metrics of its own for each contract', () => {
  expect(Object.keys(CONTRACT_METRICS)).toHaveLength(8);
});

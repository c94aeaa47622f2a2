import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';

import { at } from '#test/infra-support/at.ts';
import { HUBSPOT_ONLY } from '#test/infra-support/connected.ts';
import { synthStage } from '#test/infra-support/synth.ts';

const { observability, stateful } = synthStage('production', HUBSPOT_ONLY);

const alarms = Object.values(observability.findResources('AWS::CloudWatch::Alarm')).map(
  ({ Properties }) => Properties as Record<string, unknown> & { AlarmName: string; AlarmDescription: string },
);
const names = alarms.map(({ AlarmName }) => AlarmName.replace('baton-production-', ''));

describe('alarms', () => {
  it('are these', () => {
    const queues = ['intake', 'wake', 'notices', 'hubspot', 'mail-events'];
    const lambdas = names.filter((name) => name.endsWith('-errors'));
    expect(lambdas).toHaveLength(21);
    expect(names.filter((name) => !lambdas.includes(name)).sort()).toEqual(
      [
        ...[...queues, 'relay'].map((name) => `${name}-dead-letters`),
        ...queues.map((name) => `${name}-queue-stuck`),
        'executions-failed',
        'log-changed',
        'relay-late',
        'watchdog-silent',
        'webhooks-not-stored',
      ].sort(),
    );
  });

  it.each(alarms)(
    '$AlarmName says what does not work and where the runbook is, and tells somebody',
    (alarm) => {
      const heading = alarm.AlarmName.replace('baton-production-', '');
      expect(alarm.AlarmDescription).toMatch(/^[A-Z][^"]{20,}\. Runbook: docs\/runbook\.md, "/);
      expect(alarm.AlarmDescription).toContain(`"${heading}"`);
      expect(at(alarm, 'AlarmActions', 0, 'Ref')).toMatch(/^Alarms/);
    },
  );

  it('sound at once when the log was changed or a delivery was not kept', () => {
    for (const MetricName of ['LogTampered', 'DeliveryNotKept']) {
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
    observability.resourceCountIs('AWS::CloudWatch::CompositeAlarm', 0);
    expect(alarms.filter((alarm) => 'Metrics' in alarm)).toEqual([]);
    expect(JSON.stringify(observability.toJSON())).not.toContain('Fn::ImportValue');
  });
});

it('an idle stage costs at most 15 dollars a month', () => {
  const ALARM = 0.1;
  const DASHBOARD = 3;
  const SECRET = 0.4;
  const CUSTOM_METRIC = 0.3;
  // Four that alarms watch, and the age of each of three credentials.
  const ownMetrics = 4 + 3;
  const secrets = Object.keys(stateful.findResources('AWS::SecretsManager::Secret')).length;
  const dashboards = Object.keys(observability.findResources('AWS::CloudWatch::Dashboard')).length;
  const cost = alarms.length * ALARM + dashboards * DASHBOARD + secrets * SECRET + ownMetrics * CUSTOM_METRIC;
  expect(dashboards).toBe(1);
  expect(cost).toBeLessThanOrEqual(15);
});

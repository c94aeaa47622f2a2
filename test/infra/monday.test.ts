import { describe, expect, it } from 'vitest';

import { at } from '#test/infra-support/at.ts';
import { makeApp, synthStage } from '#test/infra-support/synth.ts';

const { app } = synthStage('production');

const scheduleOf = (template: typeof app) => {
  const [schedule] = Object.values(template.findResources('AWS::Scheduler::Schedule'));
  return at(schedule, 'Properties');
};

describe('the report of the week', () => {
  it('is told on Monday at eight, as the clocks of the desk show it', () => {
    expect(scheduleOf(app)).toMatchObject({
      ScheduleExpression: 'cron(0 8 ? * MON *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 7200 } },
    });
  });

  it('is told by the Lambda that makes it, which is told nothing, under the role of the schedule', () => {
    const target = at(scheduleOf(app), 'Target');
    expect(target).toMatchObject({
      Arn: { 'Fn::GetAtt': ['TellMondayFunction', 'Arn'] },
      RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^MondayDigestRole/), 'Arn'] },
    });
    expect(target).not.toHaveProperty('Input');
  });

  it('is told when and where the stage says', () => {
    const monday = { at: '07:30', timeZone: 'America/New_York' };
    expect(scheduleOf(synthStage('production', { monday }).app)).toMatchObject({
      ScheduleExpression: 'cron(30 7 ? * MON *)',
      ScheduleExpressionTimezone: 'America/New_York',
    });
  });

  it.each([[{ at: '8 o’clock' }], [{ timeZone: 'Mars/Olympus' }]])('refuses %o', (monday) => {
    expect(() => makeApp('production', { monday })).toThrow(/monday/);
  });

  it('may be begun by nobody but its schedule, which may begin nothing else', () => {
    const roles = app.findResources('AWS::IAM::Role');
    const role = Object.entries(roles).find(([id]) => id.startsWith('MondayDigestRole'));
    const [statement] = at(role?.[1], 'Properties', 'AssumeRolePolicyDocument', 'Statement') as unknown[];
    expect(statement).toMatchObject({
      Principal: { Service: 'scheduler.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.anything(), 'Arn'] } } },
    });
    const policies = Object.entries(app.findResources('AWS::IAM::Policy'));
    const policy = policies.find(([id]) => id.startsWith('MondayDigestRole'));
    expect(at(policy?.[1], 'Properties', 'PolicyDocument', 'Statement')).toEqual([
      {
        Action: 'lambda:InvokeFunction',
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': ['TellMondayFunction', 'Arn'] },
      },
    ]);
  });

  it('may look at what it tells, and at nothing else of the operator API', () => {
    const policies = Object.entries(app.findResources('AWS::IAM::Policy'));
    const policy = policies.find(([id]) => id.startsWith('TellMondayRole'));
    const asked = JSON.stringify(policy).match(/\$default\/[A-Z]+\/operator\/[^"]*/g);
    expect(asked?.sort()).toEqual(
      [
        'backlog',
        'contracts',
        'contracts/*/measures',
        'dead-letters',
        'doctor',
        'handoffs',
        'handoffs/*/replay',
        'incidents',
        'mappings',
        'people',
        'standing',
      ].map((path) => `$default/GET/operator/${path}`),
    );
  });
});

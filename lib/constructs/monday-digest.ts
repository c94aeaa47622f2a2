import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';

import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

/** A report that comes later than this is read as the next day's. */
const TOLD_WITHIN = Duration.hours(2);
const TRIES = 2;

export interface MondayDigestProps {
  readonly stage: Stage;
  readonly tell: BatonFunction;
  /** The time zone in which it is Monday morning. */
  readonly zone: string;
}

/** Calls on Monday morning, as the team's clocks show it, what tells the week's report. Called twice, it tells once. */
export class MondayDigest extends Construct {
  constructor(scope: Construct, id: string, { stage, tell, zone }: MondayDigestProps) {
    super(scope, id);
    const name = physicalName(stage, 'monday');
    const [hour = '8', minute = '0'] = stage.monday.at.split(':').map((part) => String(Number(part)));
    const group = new CfnScheduleGroup(this, 'Group', { name });
    new CfnSchedule(this, 'Schedule', {
      name,
      groupName: group.ref,
      scheduleExpression: `cron(${minute} ${hour} ? * MON *)`,
      scheduleExpressionTimezone: zone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: tell.function.functionArn,
        roleArn: this.#role(group, tell).roleArn,
        retryPolicy: {
          maximumEventAgeInSeconds: TOLD_WITHIN.toSeconds(),
          maximumRetryAttempts: TRIES,
        },
      },
    });
    tell.function.configureAsyncInvoke({ retryAttempts: TRIES, maxEventAge: TOLD_WITHIN });
  }

  #role(group: CfnScheduleGroup, tell: BatonFunction): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': group.attrArn },
        },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [tell.function.functionArn] }),
    );
    return role;
  }
}

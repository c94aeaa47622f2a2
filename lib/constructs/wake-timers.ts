import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { groupInPolicies } from '../local-cloud.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

/** One schedule for each deadline of a person; each puts its subject on the wake queue once, and is gone. */
export class WakeTimers extends Construct {
  readonly #stage: Stage;
  readonly #group: string;
  readonly #role: Role;
  readonly #wakeQueue: Queue;

  constructor(scope: Construct, id: string, { stage, wakeQueue }: { stage: Stage; wakeQueue: Queue }) {
    super(scope, id);
    this.#stage = stage;
    this.#group = physicalName(stage, 'wake');
    this.#wakeQueue = wakeQueue;
    const group = new CfnScheduleGroup(this, 'Group', { name: this.#group });
    this.#role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': group.attrArn },
        },
      }),
    });
    this.#role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [wakeQueue.queueArn] }),
    );
  }

  /** Lets a Lambda make and remove timers. */
  setFrom(setter: BatonFunction): void {
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${groupInPolicies(this.#stage, this.#group)}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    setter.allow(['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'], [schedules]);
    setter.allow(['iam:PassRole'], [this.#role.roleArn], {
      StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    });
    setter.set('SCHEDULE_GROUP', this.#group);
    setter.set('SCHEDULER_ROLE_ARN', this.#role.roleArn);
    setter.set('WAKE_QUEUE_ARN', this.#wakeQueue.queueArn);
  }
}

import { Stack, type StackProps } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

import { addAlarm, type AlarmSpec } from './alarm.ts';
import { addDashboard } from './dashboard.ts';
import { requiresTls } from './local-cloud.ts';
import { physicalName } from './physical-name.ts';
import type { Stage } from './stage.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly stage: Stage;
  readonly alarms: readonly AlarmSpec[];
}

/** Tells people that Baton itself is unwell. What is wrong with a handoff is told by Baton. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, { stage, alarms, ...props }: ObservabilityStackProps) {
    super(scope, id, props);
    const topic = new Topic(this, 'Alarms', {
      topicName: physicalName(stage, 'alarms'),
      enforceSSL: requiresTls(stage),
    });
    if (stage.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(stage.alarmEmail));
    addDashboard(
      this,
      stage,
      alarms.map((spec) => addAlarm(this, stage, spec, topic)),
    );
  }
}

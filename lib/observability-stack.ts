import { Stack, type StackProps } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

import type { Contract } from '#domain/contract/contract.ts';
import { addAlarm, type AlarmSpec } from './alarm.ts';
import { addCompositeAlarm } from './composite-alarm.ts';
import { contractAlarms } from './contract-alarms.ts';
import { addDashboards } from './dashboard.ts';
import { requiresTls } from './local-cloud.ts';
import { physicalName } from './physical-name.ts';
import type { Stage } from './stage.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly stage: Stage;
  readonly alarms: readonly AlarmSpec[];
  readonly contracts: readonly Contract[];
}

/** Tells people that Baton itself is unwell. What is wrong with a handoff is told by Baton. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, { stage, alarms, contracts, ...props }: ObservabilityStackProps) {
    super(scope, id, props);
    const topic = new Topic(this, 'Alarms', {
      topicName: physicalName(stage, 'alarms'),
      enforceSSL: requiresTls(stage),
    });
    if (stage.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(stage.alarmEmail));
    const specs = [...alarms, ...contracts.flatMap((contract) => contractAlarms(stage, contract))];
    const made = specs.map((spec) => ({ spec, alarm: addAlarm(this, stage, spec, topic) }));
    const grave = made.flatMap(({ spec, alarm }) => (spec.isLossOrDelay === true ? [alarm] : []));
    const whole = addCompositeAlarm(this, stage, grave, topic);
    const shown = made.map(({ alarm }) => alarm);
    addDashboards(this, { stage, contracts, alarms: [...whole, ...shown] });
  }
}

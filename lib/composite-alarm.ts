import { AlarmRule, CompositeAlarm, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { takesCompositeAlarms } from './local-cloud.ts';
import { physicalName } from './physical-name.ts';
import type { Stage } from './stage.ts';

const HEADING = 'handoffs-lost-or-late';

/** One alarm for whoever wants only one: something that was handed over does not arrive, or not in time. */
export const addCompositeAlarm = (
  scope: Construct,
  stage: Stage,
  alarms: readonly IAlarm[],
  topic: ITopic,
): readonly IAlarm[] => {
  if (!takesCompositeAlarms(stage)) return [];
  const alarm = new CompositeAlarm(scope, HEADING, {
    compositeAlarmName: physicalName(stage, HEADING),
    alarmDescription: `Handoffs are being lost or late: another alarm says where. Runbook: docs/runbook.md, "${HEADING}".`,
    alarmRule: AlarmRule.anyOf(...alarms),
  });
  alarm.addAlarmAction(new SnsAction(topic));
  return [alarm];
};

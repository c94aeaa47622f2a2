import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';

import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

const MISSED_AFTER = Duration.minutes(5);

/** Calls a Lambda again and again. A round that fails is not repeated: the next one does its work. */
export const callEvery = (scope: Construct, stage: Stage, user: BatonFunction, every: Duration): void => {
  const once = { retryAttempts: 0, maxEventAge: MISSED_AFTER };
  new Rule(scope, 'Rule', {
    ruleName: physicalName(stage, user.name),
    schedule: Schedule.rate(every),
    targets: [new LambdaFunction(user.function, once)],
  });
  user.function.configureAsyncInvoke(once);
};

import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';

import { METRICS } from '#domain/limits/metrics.ts';
import { ownMetric, type AlarmSpec } from '../alarm.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

/** So many rounds in a row may be missing before the alarm sounds. */
const MISSED_ROUNDS = 3;

/** Calls the watchdog again and again. A round that fails is not repeated: the next one does its work. */
export class WatchdogRounds extends Construct {
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, { stage, watchdog }: { stage: Stage; watchdog: BatonFunction }) {
    super(scope, id);
    const every = Duration.minutes(stage.settings.watchdogMinutes);
    new Rule(this, 'Rule', {
      ruleName: physicalName(stage, 'watchdog'),
      schedule: Schedule.rate(every),
      targets: [
        new LambdaFunction(watchdog.function, { retryAttempts: 0, maxEventAge: Duration.minutes(5) }),
      ],
    });
    watchdog.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) });
    this.alarms = [
      {
        heading: 'watchdog-silent',
        impact:
          'Lost wake-ups, lost tokens and overdue steps are not found: handoffs may stand still unseen.',
        metric: ownMetric(stage, METRICS.watchdogRound, Duration.minutes(every.toMinutes() * MISSED_ROUNDS)),
        threshold: 1,
        missing: 'alarm',
      },
    ];
  }
}

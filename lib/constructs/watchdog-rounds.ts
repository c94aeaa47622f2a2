import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';

import { METRICS } from '#domain/limits/metrics.ts';
import { OLD_CREDENTIAL_SECONDS } from '#domain/limits/old-credential.ts';
import { credentialAges, ownMetric, type AlarmSpec } from '../alarm.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { callEvery } from './call-every.ts';

/** So many rounds in a row may be missing before the alarm sounds. */
const MISSED_ROUNDS = 3;

/** A Lambda that dies is repaired now and then; more in an hour have a common reason. */
const TOLERATED_REPAIRS = 2;

/** The rounds of the watchdog. */
export class WatchdogRounds extends Construct {
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, { stage, watchdog }: { stage: Stage; watchdog: BatonFunction }) {
    super(scope, id);
    const every = Duration.minutes(stage.settings.watchdogMinutes);
    callEvery(this, stage, watchdog, every);
    this.alarms = [
      {
        heading: 'steps-repaired',
        impact:
          'Handoffs stood still until the watchdog made them go on: something that should wake them does not.',
        metric: ownMetric(stage, METRICS.stepRepaired, Duration.hours(1)),
        threshold: TOLERATED_REPAIRS,
        missing: 'fine',
      },
      {
        heading: 'watchdog-silent',
        isLossOrDelay: true,
        impact:
          'Lost wake-ups, lost tokens and overdue steps are not found: handoffs may stand still unseen.',
        metric: ownMetric(stage, METRICS.watchdogRound, Duration.minutes(every.toMinutes() * MISSED_ROUNDS)),
        threshold: 1,
        missing: 'alarm',
      },
      ...credentialAges(stage).map(({ system, metric }): AlarmSpec => ({
        name: `${system}-credential-old`,
        heading: 'credential-old',
        impact:
          'An old credential opens a system: once it is ended there, nothing is written until somebody renews it.',
        metric,
        threshold: OLD_CREDENTIAL_SECONDS,
        missing: 'fine',
      })),
    ];
  }
}

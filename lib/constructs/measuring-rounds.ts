import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';

import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { callEvery } from './call-every.ts';

/** Calls what measures contracts as often as an alarm looks. */
export class MeasuringRounds extends Construct {
  constructor(scope: Construct, id: string, { stage, measure }: { stage: Stage; measure: BatonFunction }) {
    super(scope, id);
    callEvery(this, stage, measure, Duration.minutes(5));
  }
}

import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Metric,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { METRICS_NAMESPACE } from '#domain/limits/metrics.ts';
import { physicalName, serviceName } from './physical-name.ts';
import type { Stage } from './stage.ts';

/** An alarm as the part of the system that it watches describes it. */
export interface AlarmSpec {
  /** Its name, if several share a heading. */
  readonly name?: string;
  /** The heading of the runbook; without a name of its own, also its name. */
  readonly heading: string;
  /** What does not work while it sounds, for whom. */
  readonly impact: string;
  readonly metric: IMetric;
  /** It sounds above this, or below it if `missing` is what it is about. */
  readonly threshold: number;
  /** `fine`: no data means that nothing happened. `alarm`: it means that something stopped. */
  readonly missing: 'fine' | 'alarm';
}

export const FIVE_MINUTES = Duration.minutes(5);

/** A metric of AWS's own, found by literal names, so that no stack depends on another for its sake. */
export const awsMetric = (
  namespace: string,
  metricName: string,
  statistic: 'Sum' | 'Maximum',
  dimensionsMap: Record<string, string>,
): Metric => new Metric({ namespace, metricName, statistic, dimensionsMap, period: FIVE_MINUTES });

/** A metric that our Lambdas write; see `METRICS`. */
export const ownMetric = (stage: Stage, metricName: string, period = FIVE_MINUTES): Metric =>
  new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    statistic: 'Sum',
    period,
    dimensionsMap: { service: serviceName(stage) },
  });

/** Makes the alarm: its description is the impact and where the runbook is. */
export const addAlarm = (scope: Construct, stage: Stage, spec: AlarmSpec, topic: ITopic): Alarm => {
  const { name = spec.heading } = spec;
  const alarm = new Alarm(scope, name, {
    alarmName: physicalName(stage, name),
    alarmDescription: `${spec.impact} Runbook: docs/runbook.md, "${spec.heading}".`,
    metric: spec.metric,
    threshold: spec.threshold,
    comparisonOperator:
      spec.missing === 'alarm'
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: spec.missing === 'alarm' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  return alarm;
};

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

import { METRICS, METRICS_NAMESPACE, type ContractMetric } from '#domain/limits/metrics.ts';
import { CONSENTING_SYSTEMS } from '#domain/operator/credential-note.ts';
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
  /** It sounds above this; below it where `sounds` says so, or if `missing` is what it is about. */
  readonly threshold: number;
  readonly sounds?: 'below';
  /** Its sound alone means that handoffs are being lost, or late. */
  readonly isLossOrDelay?: true;
  /** `fine`: no data means that nothing happened. `alarm`: it means that something stopped. */
  readonly missing: 'fine' | 'alarm';
}

export const FIVE_MINUTES = Duration.minutes(5);

export type Statistic = 'Sum' | 'Maximum' | 'Average' | 'p50' | 'p90';

/** A metric of AWS's own, found by literal names, so that no stack depends on another for its sake. */
export const awsMetric = (
  namespace: string,
  metricName: string,
  statistic: Statistic,
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

/** A metric that our Lambdas write of each contract; see `CONTRACT_METRICS`. */
export const contractMetric = (
  stage: Stage,
  contract: string,
  metricName: ContractMetric,
  { statistic, period }: { readonly statistic: Statistic; readonly period: Duration },
): Metric =>
  new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    statistic,
    period,
    dimensionsMap: { service: serviceName(stage), contract },
  });

/** How old the credential of each system that somebody consents to is; see `METRICS`. */
export const credentialAges = (stage: Stage) =>
  CONSENTING_SYSTEMS.filter((system) => system === 'hubspot' || stage[system] !== undefined).map(
    (system) => ({
      system,
      metric: new Metric({
        namespace: METRICS_NAMESPACE,
        metricName: METRICS.credentialAge,
        statistic: 'Maximum',
        period: FIVE_MINUTES,
        dimensionsMap: { service: serviceName(stage), system },
      }),
    }),
  );

/** Makes the alarm: its description is the impact and where the runbook is. */
export const addAlarm = (scope: Construct, stage: Stage, spec: AlarmSpec, topic: ITopic): Alarm => {
  const { name = spec.heading } = spec;
  const alarm = new Alarm(scope, name, {
    alarmName: physicalName(stage, name),
    alarmDescription: `${spec.impact} Runbook: docs/runbook.md, "${spec.heading}".`,
    metric: spec.metric,
    threshold: spec.threshold,
    comparisonOperator:
      spec.missing === 'alarm' || spec.sounds === 'below'
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: spec.missing === 'alarm' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  return alarm;
};

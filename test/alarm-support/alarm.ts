import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { METRICS_NAMESPACE } from '#domain/limits/metrics.ts';
import { SERVICE } from '#test/scenario-support/kept-metrics.ts';

const alarmSchema = z
  .object({
    AlarmName: z.string(),
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
    Statistic: z.enum(['Sum', 'Maximum', 'Average']),
    Period: z.number(),
    EvaluationPeriods: z.literal(1),
    Threshold: z.number(),
    ComparisonOperator: z.enum(['GreaterThanThreshold', 'LessThanThreshold']),
    TreatMissingData: z.enum(['breaching', 'notBreaching']),
  })
  .transform(({ AlarmName, Dimensions, ...alarm }) => ({
    ...alarm,
    name: AlarmName.replace(`${SERVICE}-`, ''),
    dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, String(Value)])),
  }));
export type Alarm = z.infer<typeof alarmSchema>;

/** The alarms of a template about metrics that our Lambdas write, by name. */
export function ownAlarms(template: Template): ReadonlyMap<string, Alarm> {
  const own = Object.values(template.findResources('AWS::CloudWatch::Alarm'))
    .map(({ Properties }) => Properties as Readonly<Record<string, unknown>>)
    .filter(({ Namespace }) => Namespace === METRICS_NAMESPACE)
    .map((properties) => alarmSchema.parse(properties));
  return new Map(own.map((alarm) => [alarm.name, alarm]));
}

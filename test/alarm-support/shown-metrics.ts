import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { METRICS_NAMESPACE } from '#domain/limits/metrics.ts';
import { ownAlarms } from './alarm.ts';

const joinSchema = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const bodySchema = z.object({
  widgets: z.array(
    z.object({ properties: z.looseObject({ metrics: z.array(z.array(z.unknown())).optional() }) }),
  ),
});

/** The metrics of ours that alarms or dashboards of a template watch, each with the names of its dimensions, sorted. */
export function dimensionSetsOf(template: Template): readonly string[] {
  const ofAlarms = [...ownAlarms(template).values()].map(({ MetricName, dimensions }) =>
    [MetricName, ...Object.keys(dimensions).toSorted()].join(' '),
  );
  const ofDashboards = Object.values(template.findResources('AWS::CloudWatch::Dashboard')).flatMap(
    ({ Properties }) => shownOf((Properties as { DashboardBody: unknown }).DashboardBody),
  );
  return [...new Set([...ofAlarms, ...ofDashboards])].toSorted();
}

/** What only a deploy knows stands in the text as a reference; no metric depends on it. */
function shownOf(body: unknown): readonly string[] {
  const joined = joinSchema.safeParse(body);
  const text = joined.success
    ? joined.data['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'deployed')).join('')
    : String(body);
  const rows = bodySchema
    .parse(JSON.parse(text))
    .widgets.flatMap(({ properties }) => properties.metrics ?? []);
  return rows.flatMap(([namespace, metric, ...rest]) => {
    if (namespace !== METRICS_NAMESPACE) return [];
    const names = rest.filter((part, at) => typeof part === 'string' && at % 2 === 0);
    return [[metric, ...names.map(String).toSorted()].join(' ')];
  });
}

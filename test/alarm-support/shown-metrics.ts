import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { METRICS_NAMESPACE } from '#domain/limits/metrics.ts';
import { ownAlarms } from './alarm.ts';

/** A line of a graph: a metric of ours, with its dimensions, and how its values of a period become one. */
export interface ShownLine {
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
}

export interface ShownGraph {
  readonly title: string;
  readonly lines: readonly ShownLine[];
}

const joinSchema = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const bodySchema = z.object({
  widgets: z.array(
    z.object({
      properties: z.looseObject({
        title: z.string().default(''),
        metrics: z.array(z.array(z.unknown())).default([]),
      }),
    }),
  ),
});
const optionsSchema = z.looseObject({ stat: z.string().default('Average') });

/** The metrics of ours that alarms or dashboards of a template watch, each with the names of its dimensions, sorted. */
export function dimensionSetsOf(template: Template): readonly string[] {
  const lines = [...dashboardsOf(template).values()].flat().flatMap((graph) => graph.lines);
  const alarms = [...ownAlarms(template).values()];
  const sets = [
    ...lines.map(({ metric, dimensions }) => [metric, dimensions] as const),
    ...alarms.map(({ MetricName, dimensions }) => [MetricName, dimensions] as const),
  ].map(([metric, dimensions]) => [metric, ...Object.keys(dimensions).toSorted()].join(' '));
  return [...new Set(sets)].toSorted();
}

/** The graphs of each dashboard that show metrics of ours, by its name without the stage's. */
export function dashboardsOf(template: Template): ReadonlyMap<string, readonly ShownGraph[]> {
  const dashboards = Object.values(template.findResources('AWS::CloudWatch::Dashboard')).map(
    ({ Properties }) => Properties as { readonly DashboardName: string; readonly DashboardBody: unknown },
  );
  return new Map(
    dashboards.map(({ DashboardName, DashboardBody }) => [
      DashboardName.replace(/^baton-[a-z]+-/, ''),
      graphsOf(DashboardBody),
    ]),
  );
}

/** What only a deploy knows stands in the text as a reference; no metric depends on it. */
function graphsOf(body: unknown): readonly ShownGraph[] {
  const joined = joinSchema.safeParse(body);
  const text = joined.success
    ? joined.data['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'deployed')).join('')
    : String(body);
  return bodySchema
    .parse(JSON.parse(text))
    .widgets.map(({ properties: { title, metrics } }) => ({ title, lines: metrics.flatMap(lineOf) }))
    .filter(({ lines }) => lines.length > 0);
}

/** CloudWatch writes a line as namespace, metric, names and values of its dimensions in turn, and what else is said of it. */
function lineOf([namespace, metric, ...rest]: readonly unknown[]): readonly ShownLine[] {
  if (namespace !== METRICS_NAMESPACE) return [];
  const words = rest.filter((part) => typeof part === 'string');
  const pairs = words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? ''] as const] : []));
  const { stat } = optionsSchema.parse(rest.find((part) => typeof part === 'object') ?? {});
  return [{ metric: String(metric), dimensions: Object.fromEntries(pairs), statistic: stat }];
}

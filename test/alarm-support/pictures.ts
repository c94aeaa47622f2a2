import type { Template } from 'aws-cdk-lib/assertions';
import type { Stage } from '#test/scenario-support/stage.ts';
import { ownAlarms } from './alarm.ts';
import { draw } from './draw.ts';
import { dashboardsOf } from './shown-metrics.ts';

/** Each dashboard that shows metrics of ours, drawn from what a stage published, by its name. */
export function picturesOf(template: Template, { told, now }: Stage): ReadonlyMap<string, string> {
  const [first] = told;
  if (first === undefined) throw new Error('nothing was published');
  const HOUR = 60 * 60 * 1000;
  const from = Math.floor(Date.parse(first.at) / HOUR) * HOUR;
  const shared = { told, alarms: [...ownAlarms(template).values()], from, to: Date.parse(now()) };
  return new Map(
    [...dashboardsOf(template)].map(([name, graphs]) => [name, draw({ graphs, ...shared })] as const),
  );
}

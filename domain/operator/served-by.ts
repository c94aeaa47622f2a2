import { operatorPaths } from './paths.ts';
import type { OperatorPath } from './paths.ts';

const { trace, dryRun, replayPlan, incidents, incident, chargeIncident, setSecret, connect } = operatorPaths;

/** What has a Lambda of its own. */
const APART: readonly (readonly [OperatorPath, string])[] = [
  [trace, 'trace-handoff'],
  [dryRun, 'rehearse-handoff'],
  [replayPlan, 'compare-handoff'],
  [incidents, 'show-incidents'],
  [incident, 'show-incidents'],
  [chargeIncident, 'tend-incidents'],
  [setSecret, 'store-secret'],
  [connect, 'store-secret'],
];

/** The Lambda behind an operation, by its name among those of a stage. */
export function servedBy({ method, path }: OperatorPath): string {
  const apart = APART.find(([one]) => one.method === method && one.path === path);
  return apart?.[1] ?? (method === 'GET' ? 'look-up' : 'operate');
}

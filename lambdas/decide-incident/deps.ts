import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { reviewingPorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { DecisionPorts } from './handler.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): DecisionPorts {
  return { ...reviewingPorts(env), portal: portalOf(env) };
}

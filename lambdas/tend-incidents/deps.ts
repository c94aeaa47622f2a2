import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { reviewingPorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { TendPorts } from './tend-ports.ts';

/** The clients and adapters of this Lambda, built once. What follows from an act follows from the log's stream. */
export function buildPorts(env: Env): TendPorts {
  return { ...reviewingPorts(env), portal: portalOf(env) };
}

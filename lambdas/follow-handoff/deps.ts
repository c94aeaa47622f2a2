import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { decidingPorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { FollowPorts } from './follow-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): FollowPorts {
  return { ...decidingPorts(env), portal: portalOf(env) };
}

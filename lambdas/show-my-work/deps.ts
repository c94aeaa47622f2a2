import { portalOf } from '#lambdas/_runtime/ports/messages.ts';
import { decidingPorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { WorkPorts } from './work-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): WorkPorts {
  return { ...decidingPorts(env), portal: portalOf(env) };
}

import type { ComparePorts } from '#application/sync/compare-targets.ts';
import { connectorsOf } from '#lambdas/_runtime/ports/connectors.ts';
import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): ComparePorts {
  return { ...tablePorts(env), connectors: connectorsOf(env), portal: portalOf(env) };
}

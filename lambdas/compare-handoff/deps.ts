import type { ComparePorts } from '#application/sync/compare-targets.ts';
import { connectorsOf } from '#lambdas/_runtime/ports/connectors.ts';
import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { lookingPorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): ComparePorts {
  const ports = lookingPorts(env);
  return { ...ports, connectors: connectorsOf(env, ports.bundle.systems ?? []), portal: portalOf(env) };
}

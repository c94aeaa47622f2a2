import { hubspotConnector } from '#lambdas/_runtime/ports/hubspot.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { DryRunPorts } from './dry-run.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): DryRunPorts {
  return { ...tablePorts(env), connector: hubspotConnector(env), mode: env.MODE };
}

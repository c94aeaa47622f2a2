import type { CommandPorts } from '#application/command-handoff.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): CommandPorts {
  return tablePorts(env);
}

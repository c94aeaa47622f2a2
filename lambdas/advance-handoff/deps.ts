import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { AdvancePorts } from './handler.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): AdvancePorts {
  return { ...tablePorts(env), closedChannels: env.SLACK_BASE_URL === undefined ? ['slack'] : [] };
}

import { lookingPorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { ShowPorts } from './show-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): ShowPorts {
  return lookingPorts(env);
}

import type { WaitingPorts } from '#application/waiting-of.ts';
import { lookingPorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): WaitingPorts {
  return lookingPorts(env);
}

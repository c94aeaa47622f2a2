import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { NoteDeliveryPorts } from './handler.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): NoteDeliveryPorts {
  return tablePorts(env);
}

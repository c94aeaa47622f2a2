import type { WakePorts } from '#application/wake-subject.ts';
import { effectPorts } from '#lambdas/_runtime/ports/effects.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): WakePorts {
  return { ...tablePorts(env), ...effectPorts(env) };
}

import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createMeteredRuntime, withMeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { buildPorts } from '#lambdas/tend-incidents/deps.ts';
import { envSchema } from '#lambdas/tend-incidents/env.ts';
import { tendIncidentsHandler } from '#lambdas/tend-incidents/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createMeteredRuntime();
const crash = crashPoints('tend-incidents');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withMeteredRuntime(runtime, tendIncidentsHandler(ports, runtime)));

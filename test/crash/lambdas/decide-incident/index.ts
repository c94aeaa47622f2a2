import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createMeteredRuntime, withMeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { buildPorts } from '#lambdas/decide-incident/deps.ts';
import { envSchema } from '#lambdas/decide-incident/env.ts';
import { decideIncidentHandler } from '#lambdas/decide-incident/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createMeteredRuntime();
const crash = crashPoints('decide-incident');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withMeteredRuntime(runtime, decideIncidentHandler(ports, runtime)));

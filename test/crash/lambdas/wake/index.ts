import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createMeteredRuntime, withMeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { buildPorts } from '#lambdas/wake/deps.ts';
import { envSchema } from '#lambdas/wake/env.ts';
import { wakeHandler } from '#lambdas/wake/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createMeteredRuntime();
const crash = crashPoints('wake');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withMeteredRuntime(runtime, wakeHandler(ports, runtime)));

import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createMeteredRuntime, withMeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { buildPorts } from '#lambdas/follow-handoff/deps.ts';
import { envSchema } from '#lambdas/follow-handoff/env.ts';
import { followHandoffHandler } from '#lambdas/follow-handoff/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createMeteredRuntime();
const crash = crashPoints('follow-handoff');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withMeteredRuntime(runtime, followHandoffHandler(ports, runtime)));

import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createRuntime } from '#lambdas/_runtime/runtime.ts';
import { withRuntime } from '#lambdas/_runtime/stack.ts';
import { buildPorts } from '#lambdas/show-incidents/deps.ts';
import { envSchema } from '#lambdas/show-incidents/env.ts';
import { showIncidentsHandler } from '#lambdas/show-incidents/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createRuntime();
const crash = crashPoints('show-incidents');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withRuntime(runtime, showIncidentsHandler(ports, runtime)));

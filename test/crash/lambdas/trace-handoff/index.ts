import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createRuntime } from '#lambdas/_runtime/runtime.ts';
import { withRuntime } from '#lambdas/_runtime/stack.ts';
import { buildPorts } from '#lambdas/trace-handoff/deps.ts';
import { envSchema } from '#lambdas/trace-handoff/env.ts';
import { traceHandoffHandler } from '#lambdas/trace-handoff/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createRuntime();
const crash = crashPoints('trace-handoff');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withRuntime(runtime, traceHandoffHandler(ports, runtime)));

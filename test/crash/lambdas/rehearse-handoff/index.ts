import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createRuntime } from '#lambdas/_runtime/runtime.ts';
import { withRuntime } from '#lambdas/_runtime/stack.ts';
import { buildPorts } from '#lambdas/rehearse-handoff/deps.ts';
import { envSchema } from '#lambdas/rehearse-handoff/env.ts';
import { rehearseHandoffHandler } from '#lambdas/rehearse-handoff/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createRuntime();
const crash = crashPoints('rehearse-handoff');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withRuntime(runtime, rehearseHandoffHandler(ports, runtime)));

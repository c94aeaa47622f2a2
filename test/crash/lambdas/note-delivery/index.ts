import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createRuntime } from '#lambdas/_runtime/runtime.ts';
import { withRuntime } from '#lambdas/_runtime/stack.ts';
import { buildPorts } from '#lambdas/note-delivery/deps.ts';
import { envSchema } from '#lambdas/note-delivery/env.ts';
import { noteDeliveryHandler } from '#lambdas/note-delivery/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createRuntime();
const crash = crashPoints('note-delivery');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withRuntime(runtime, noteDeliveryHandler(ports, runtime)));

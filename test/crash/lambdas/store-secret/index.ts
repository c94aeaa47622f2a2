import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createRuntime } from '#lambdas/_runtime/runtime.ts';
import { withRuntime } from '#lambdas/_runtime/stack.ts';
import { buildPorts } from '#lambdas/store-secret/deps.ts';
import { envSchema } from '#lambdas/store-secret/env.ts';
import { storeSecretHandler } from '#lambdas/store-secret/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createRuntime();
const crash = crashPoints('store-secret');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withRuntime(runtime, storeSecretHandler(ports, runtime)));

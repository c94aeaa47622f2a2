import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createRuntime } from '#lambdas/_runtime/runtime.ts';
import { withRuntime } from '#lambdas/_runtime/stack.ts';
import { buildPorts } from '#lambdas/show-my-work/deps.ts';
import { envSchema } from '#lambdas/show-my-work/env.ts';
import { showMyWorkHandler } from '#lambdas/show-my-work/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createRuntime();
const crash = crashPoints('show-my-work');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withRuntime(runtime, showMyWorkHandler(ports, runtime)));

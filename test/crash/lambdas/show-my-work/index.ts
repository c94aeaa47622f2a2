import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createMeteredRuntime, withMeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { buildPorts } from '#lambdas/show-my-work/deps.ts';
import { envSchema } from '#lambdas/show-my-work/env.ts';
import { showMyWorkHandler } from '#lambdas/show-my-work/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createMeteredRuntime();
const crash = crashPoints('show-my-work');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withMeteredRuntime(runtime, showMyWorkHandler(ports, runtime)));

import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createMeteredRuntime, withMeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { buildPorts } from '#lambdas/receive-webhook/deps.ts';
import { envSchema } from '#lambdas/receive-webhook/env.ts';
import { receiveWebhookHandler } from '#lambdas/receive-webhook/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createMeteredRuntime();
const crash = crashPoints('receive-webhook');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withMeteredRuntime(runtime, receiveWebhookHandler(ports, runtime)));

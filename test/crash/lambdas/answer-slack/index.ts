import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createMeteredRuntime, withMeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { buildPorts } from '#lambdas/answer-slack/deps.ts';
import { envSchema } from '#lambdas/answer-slack/env.ts';
import { answerSlackHandler } from '#lambdas/answer-slack/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createMeteredRuntime();
const crash = crashPoints('answer-slack');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withMeteredRuntime(runtime, answerSlackHandler(ports, runtime)));

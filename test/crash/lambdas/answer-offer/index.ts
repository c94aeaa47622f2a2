import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createMeteredRuntime, withMeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { buildPorts } from '#lambdas/answer-offer/deps.ts';
import { envSchema } from '#lambdas/answer-offer/env.ts';
import { answerOfferHandler } from '#lambdas/answer-offer/handler.ts';
import { crashPoints } from '../_crash/crash-points.ts';

const runtime = createMeteredRuntime();
const crash = crashPoints('answer-offer');
const ports = crash.watch(buildPorts(parseEnv(envSchema, process.env)));

export const handler = crash.around(withMeteredRuntime(runtime, answerOfferHandler(ports, runtime)));

import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createRuntime } from '#lambdas/_runtime/runtime.ts';
import { withRuntime } from '#lambdas/_runtime/stack.ts';
import { buildPorts } from './deps.ts';
import { envSchema } from './env.ts';
import { storeSecretHandler } from './handler.ts';

const runtime = createRuntime();
const ports = buildPorts(parseEnv(envSchema, process.env));

export const handler = withRuntime(runtime, storeSecretHandler(ports, runtime));

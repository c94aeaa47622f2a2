import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createRuntime } from '#lambdas/_runtime/runtime.ts';
import { withRuntime } from '#lambdas/_runtime/stack.ts';
import { buildPorts } from './deps.ts';
import { envSchema } from './env.ts';
import { tellMondayHandler } from './handler.ts';

const runtime = createRuntime();
const ports = buildPorts(parseEnv(envSchema, process.env));

export const handler = withRuntime(runtime, tellMondayHandler(ports, runtime));

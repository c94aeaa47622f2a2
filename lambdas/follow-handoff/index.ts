import { parseEnv } from '#lambdas/_runtime/env.ts';
import { createMeteredRuntime, withMeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { buildPorts } from './deps.ts';
import { envSchema } from './env.ts';
import { followHandoffHandler } from './handler.ts';

const runtime = createMeteredRuntime();
const ports = buildPorts(parseEnv(envSchema, process.env));

export const handler = withMeteredRuntime(runtime, followHandoffHandler(ports, runtime));

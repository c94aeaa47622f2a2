import { setTimeout } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { watchExchanges } from '#adapters/http/watch-exchanges.ts';
import type { HealthPorts } from '#application/health/visit.ts';
import { queuesOfConnectors } from '#lambdas/_runtime/ports/connector-queues.ts';
import type { KeepingPorts } from '#application/sync/keep-attempts.ts';
import { connectorsOf } from '#lambdas/_runtime/ports/connectors.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import type { Env } from './env.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): KeepingPorts & HealthPorts {
  const ports = tablePorts(env);
  return {
    ...ports,
    queues: queuesOfConnectors(new SQSClient(), env),
    portal: portalOf(env),
    connectors: connectorsOf(env, ports.bundle.systems ?? []),
    watchExchanges,
    sleep: (seconds) => setTimeout(seconds * 1000),
  };
}

import { setTimeout } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { queuesOfConnectors } from '#lambdas/_runtime/ports/connector-queues.ts';
import type { SyncPorts } from '#application/sync/sync-ports.ts';
import { connectorsOf } from '#lambdas/_runtime/ports/connectors.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import type { Env } from './env.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): SyncPorts {
  const ports = tablePorts(env);
  return {
    ...ports,
    queues: queuesOfConnectors(new SQSClient(), env),
    portal: portalOf(env),
    connectors: connectorsOf(env, ports.bundle.systems ?? []),
    sleep: (seconds) => setTimeout(seconds * 1000),
  };
}

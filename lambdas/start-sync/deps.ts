import { SQSClient } from '@aws-sdk/client-sqs';
import { wakeQueue } from '#adapters/sqs/queues.ts';
import { queuesOfConnectors } from '#lambdas/_runtime/ports/connector-queues.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { StartSyncPorts } from './handler.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): StartSyncPorts {
  const sqs = new SQSClient();
  const queues = {
    ...wakeQueue(sqs, env.WAKE_QUEUE_URL),
    ...queuesOfConnectors(sqs, env),
  };
  return { ...tablePorts(env), queues };
}

import { SQSClient } from '@aws-sdk/client-sqs';
import { connectorQueues, wakeQueue } from '#adapters/sqs/queues.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { StartSyncPorts } from './handler.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): StartSyncPorts {
  const sqs = new SQSClient();
  const queues = {
    ...wakeQueue(sqs, env.WAKE_QUEUE_URL),
    ...connectorQueues(sqs, { hubspot: env.HUBSPOT_QUEUE_URL }),
  };
  return { ...tablePorts(env), queues };
}

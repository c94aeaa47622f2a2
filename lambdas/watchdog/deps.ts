import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsQueueCounts } from '#adapters/sqs/queue-counts.ts';
import { wakeQueue } from '#adapters/sqs/queues.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { WatchdogPorts } from './handler.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): WatchdogPorts {
  const sqs = new SQSClient();
  return {
    ...tablePorts(env),
    queues: wakeQueue(sqs, env.WAKE_QUEUE_URL),
    deadLetters: sqsQueueCounts(sqs, env.DEAD_LETTER_QUEUES),
  };
}

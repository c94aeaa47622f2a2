import { SQSClient } from '@aws-sdk/client-sqs';
import { noticesQueue } from '#adapters/sqs/queues.ts';
import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { ownPagePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { WorkPorts } from './work-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): WorkPorts {
  return {
    ...ownPagePorts(env),
    portal: portalOf(env),
    queues: noticesQueue(new SQSClient(), env.NOTICES_QUEUE_URL),
  };
}

import { SQSClient } from '@aws-sdk/client-sqs';
import { noticesQueue } from '#adapters/sqs/queues.ts';
import { mailPorts } from '#lambdas/_runtime/ports/messages.ts';
import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { chatOf } from '#lambdas/_runtime/ports/slack.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { NoticePorts } from './notice-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): NoticePorts {
  return {
    ...tablePorts(env),
    ...mailPorts(env),
    portal: portalOf(env),
    chat: chatOf(env),
    queues: noticesQueue(new SQSClient(), env.NOTICES_QUEUE_URL),
  };
}

import { SQSClient } from '@aws-sdk/client-sqs';
import { wakeQueue } from '#adapters/sqs/queues.ts';
import { mailPorts } from '#lambdas/_runtime/ports/messages.ts';
import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { chatOf } from '#lambdas/_runtime/ports/slack.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { OfferHandoffPorts } from './handler.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): OfferHandoffPorts {
  return {
    ...tablePorts(env),
    ...mailPorts(env),
    portal: portalOf(env),
    chat: chatOf(env),
    queues: wakeQueue(new SQSClient(), env.WAKE_QUEUE_URL),
  };
}

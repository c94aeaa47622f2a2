import { SQSClient } from '@aws-sdk/client-sqs';
import { graveyard, noticesQueue, onCallQueue } from '#adapters/sqs/queues.ts';
import { mailPorts } from '#lambdas/_runtime/ports/messages.ts';
import { onCallHookOf } from '#lambdas/_runtime/ports/on-call.ts';
import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { chatOf } from '#lambdas/_runtime/ports/slack.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { NoticePorts } from './notice-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): NoticePorts {
  const sqs = new SQSClient();
  return {
    ...tablePorts(env),
    ...mailPorts(env),
    portal: portalOf(env),
    chat: chatOf(env),
    onCallHook: onCallHookOf(env),
    queues: {
      ...noticesQueue(sqs, env.NOTICES_QUEUE_URL),
      ...onCallQueue(sqs, env.ON_CALL_QUEUE_URL),
      ...graveyard(sqs, env.ON_CALL_DLQ_URL),
    },
  };
}

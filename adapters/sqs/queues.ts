import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { ownValue } from '#domain/own-value.ts';
import type { Queues } from '#domain/ports/platform.ts';
import { send, sendAll } from './send.ts';

/**
 * One function for each queue, so that a Lambda composes exactly those that it was given an address of, and the
 * compiler says when one is missing: `{ ...wakeQueue(client, url), ...noticesQueue(client, url) }`.
 */
export function wakeQueue(client: SQSClient, queueUrl: string): Pick<Queues, 'wake'> {
  return {
    wake: (subjects) =>
      sendAll(
        client,
        queueUrl,
        subjects.map((subjectId) => ({ subjectId })),
      ),
  };
}

export function noticesQueue(client: SQSClient, queueUrl: string): Pick<Queues, 'notify'> {
  return { notify: (message, delaySeconds) => send(client, queueUrl, message, delaySeconds) };
}

/**
 * `queueUrls` by target. A handoff in flight may name a system that this stage has none for any more: its message goes
 * to the queue of `otherwise`, whose worker says in the log what is the matter, and nothing else waits for it.
 */
export function connectorQueues(
  client: SQSClient,
  queueUrls: Readonly<Record<string, string>>,
  otherwise: string,
): Pick<Queues, 'connect'> {
  return {
    connect: (message, delaySeconds) =>
      send(client, ownValue(queueUrls, message.target) ?? otherwise, message, delaySeconds, true),
  };
}

/** What the webhook of whoever is on call is told. */
export function onCallQueue(client: SQSClient, queueUrl: string): Pick<Queues, 'call'> {
  return { call: (message, delaySeconds) => send(client, queueUrl, message, delaySeconds) };
}

/** The way in, in front of admit-event. */
export function intakeQueue(client: SQSClient, queueUrl: string): Pick<Queues, 'admit'> {
  return { admit: (message, delaySeconds) => send(client, queueUrl, message, delaySeconds) };
}

/** A dead-letter queue that is filled by our own hand: the body is kept as it was, the reason is an attribute beside it. */
export function graveyard(client: SQSClient, queueUrl: string): Pick<Queues, 'bury'> {
  return {
    bury: async (_queue, body, because) => {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageAttributes: { because: { DataType: 'String', StringValue: because } },
        }),
      );
    },
  };
}

import { ChangeMessageVisibilityCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetter } from '#domain/ports/dead-letters.ts';
import * as z from 'zod';

/** The most messages that one receive brings. */
const BATCH = 10;
/** Longer than a Lambda of operators runs: whoever received a message has it to themselves until they are done or dead. */
export const HIDDEN_SECONDS = 30;

const messageSchema = z
  .object({
    MessageId: z.string(),
    ReceiptHandle: z.string(),
    Body: z.string(),
    Attributes: z.object({ SentTimestamp: z.coerce.number().int() }),
    MessageAttributes: z.object({ because: z.object({ StringValue: z.string() }).optional() }).optional(),
  })
  .transform(({ MessageId, ReceiptHandle, Body, Attributes, MessageAttributes }) => ({
    handle: ReceiptHandle,
    id: MessageId,
    sentAt: new Date(Attributes.SentTimestamp).toISOString(),
    body: Body,
    ...(MessageAttributes?.because === undefined ? {} : { because: MessageAttributes.because.StringValue }),
  }));

/** A message in hand: hidden from all others for HIDDEN_SECONDS. */
export type Received = DeadLetter & { readonly handle: string };

/** Some messages of a queue, none if it is empty: SQS asks all of its servers before it says so. */
export async function receiveSome(client: SQSClient, queueUrl: string): Promise<readonly Received[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: BATCH,
      VisibilityTimeout: HIDDEN_SECONDS,
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['SentTimestamp'],
      MessageAttributeNames: ['because'],
    }),
  );
  return Messages.map((message: Message) => messageSchema.parse(message));
}

/** Gives a message back at once. */
export async function giveBack(client: SQSClient, queueUrl: string, { handle }: Received): Promise<void> {
  await client.send(
    new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle: handle, VisibilityTimeout: 0 }),
  );
}

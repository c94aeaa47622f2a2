import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';

/** The most messages that one SendMessageBatch takes. */
const BATCH = 10;

/** SQS took some messages of a batch and not others. All may be sent again: every message is only a hint. */
export class PartlySentError extends Error {
  readonly queueUrl: string;
  readonly failed: number;
  readonly codes: readonly string[];

  constructor(queueUrl: string, codes: readonly string[]) {
    super(`SQS refused ${codes.length} messages: ${codes.join(', ')}`);
    this.name = 'PartlySentError';
    this.queueUrl = queueUrl;
    this.failed = codes.length;
    this.codes = codes;
  }
}

/** Sends one message. `delaySeconds` 0 to 900; `tellsDelay`: whoever receives it is told that it was delayed. */
export async function send(
  client: SQSClient,
  queueUrl: string,
  body: object,
  delaySeconds = 0,
  tellsDelay = false,
): Promise<void> {
  await client.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify(body),
      DelaySeconds: delaySeconds,
      ...(tellsDelay && delaySeconds > 0 ? { MessageAttributes: delayAttribute(delaySeconds) } : {}),
    }),
  );
}

/** What SQS itself tells nobody: its `SentTimestamp` is that of the sending, however long a message was delayed. */
export const DELAY_ATTRIBUTE = 'delaySeconds';

function delayAttribute(seconds: number) {
  return { [DELAY_ATTRIBUTE]: { DataType: 'Number', StringValue: String(seconds) } };
}

/** Sends any number of messages, ten a request. Throws PartlySentError after all have been tried. */
export async function sendAll(client: SQSClient, queueUrl: string, bodies: readonly object[]): Promise<void> {
  const refused: string[] = [];
  for (let start = 0; start < bodies.length; start += BATCH) {
    refused.push(...(await sendBatch(client, queueUrl, bodies.slice(start, start + BATCH))));
  }
  if (refused.length > 0) throw new PartlySentError(queueUrl, refused);
}

async function sendBatch(
  client: SQSClient,
  queueUrl: string,
  bodies: readonly object[],
): Promise<readonly string[]> {
  const Entries = bodies.map((body, index) => ({ Id: String(index), MessageBody: JSON.stringify(body) }));
  const { Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  return (Failed ?? []).map(({ Code }) => Code ?? 'unknown');
}

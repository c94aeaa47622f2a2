import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Message, SQSClient } from '@aws-sdk/client-sqs';

/** A queue of a test's own, with its ARN. */
export async function createQueue(client: SQSClient, name: string): Promise<{ url: string; arn: string }> {
  const { QueueUrl: url = '' } = await client.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  return { url, arn: Attributes?.QueueArn ?? '' };
}

const WITHIN_MS = 20_000;

/** Takes `count` messages off a queue; fails when they have not come within twenty seconds. */
export async function receive(
  client: SQSClient,
  QueueUrl: string,
  count: number,
): Promise<readonly Message[]> {
  const messages: Message[] = [];
  const deadline = Date.now() + WITHIN_MS;
  while (messages.length < count) {
    if (Date.now() > deadline) throw new Error(`${messages.length} of ${count} messages came`);
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['All'],
      }),
    );
    for (const { ReceiptHandle } of Messages)
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    messages.push(...Messages);
  }
  return messages;
}

export const bodyOf = (message: Message): unknown => JSON.parse(message.Body ?? '');

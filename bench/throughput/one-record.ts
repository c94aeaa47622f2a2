import type { SQSEvent } from 'aws-lambda';
import { DELAY_ATTRIBUTE } from '#adapters/sqs/send.ts';

/** When a message was sent and first received, in ms, with which delay, and how often it was received. */
export interface Passage {
  readonly sentMs: number;
  readonly receivedMs: number;
  readonly delaySeconds: number;
  readonly received: number;
}

/** One message as SQS hands it to a Lambda. */
export function oneRecord(body: unknown, passage?: Passage): SQSEvent {
  const { sentMs = 0, receivedMs = 0, delaySeconds = 0, received = 1 } = passage ?? {};
  const attributes = {
    ...{ ApproximateReceiveCount: String(received), SentTimestamp: String(sentMs), SenderId: 'bench' },
    ApproximateFirstReceiveTimestamp: String(receivedMs),
  };
  const delay = { dataType: 'Number', stringValue: String(delaySeconds) } as const;
  const record = {
    ...{ messageId: 'message', receiptHandle: 'receipt', body: JSON.stringify(body), attributes },
    ...{ messageAttributes: { [DELAY_ATTRIBUTE]: delay }, md5OfBody: '', awsRegion: 'us-east-1' },
    ...{ eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:bench' },
  };
  return { Records: [record] };
}

import type { SQSEvent } from 'aws-lambda';

/** One message as SQS hands it to a Lambda. */
export function oneRecord(body: unknown): SQSEvent {
  const attributes = {
    ...{ ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: 'bench' },
    ApproximateFirstReceiveTimestamp: '0',
  };
  const record = {
    ...{ messageId: 'message', receiptHandle: 'receipt', body: JSON.stringify(body), attributes },
    ...{ messageAttributes: {}, md5OfBody: '', awsRegion: 'us-east-1' },
    ...{ eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:bench' },
  };
  return { Records: [record] };
}

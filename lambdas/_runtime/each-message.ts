import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import type { Runtime } from './stack.ts';
import { toError } from './stack.ts';

/** A handler that takes each message of a batch by itself: those that fail come again, the others do not. */
export function eachMessage<Schema extends z.ZodType>(
  { logger }: Runtime,
  schema: Schema,
  work: (message: z.infer<Schema>, record: SQSRecord) => Promise<void>,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const one = async (record: SQSRecord): Promise<void> => {
    try {
      await work(schema.parse(JSON.parse(record.body)), record);
    } catch (error) {
      logger.error('message failed', { error: toError(error), messageId: record.messageId });
      throw error;
    }
  };
  return async (event) =>
    processPartialResponse(event, one, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure: false });
}

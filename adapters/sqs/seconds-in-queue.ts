import * as z from 'zod';
import { DELAY_ATTRIBUTE } from './send.ts';

const milliseconds = z.coerce.number().nonnegative();
const recordSchema = z.object({
  attributes: z.object({
    SentTimestamp: milliseconds,
    ApproximateFirstReceiveTimestamp: milliseconds,
    ApproximateReceiveCount: z.coerce.number(),
  }),
  messageAttributes: z
    .object({ [DELAY_ATTRIBUTE]: z.object({ stringValue: z.coerce.number() }).optional() })
    .optional(),
});

/**
 * How long a message stood in its queue until it was taken, beyond the delay that it was sent with; undefined where that
 * says nothing of the queue now, because it comes again, or where it is not told. Both instants are by the clock of SQS.
 * Source: AWS's page on ReceiveMessage, of its system attributes.
 */
export function secondsInQueue(record: unknown): number | undefined {
  const parsed = recordSchema.safeParse(record);
  if (!parsed.success) return undefined;
  const { attributes, messageAttributes } = parsed.data;
  if (attributes.ApproximateReceiveCount !== 1) return undefined;
  const stood = (attributes.ApproximateFirstReceiveTimestamp - attributes.SentTimestamp) / 1000;
  return Math.max(0, stood - (messageAttributes?.[DELAY_ATTRIBUTE]?.stringValue ?? 0));
}

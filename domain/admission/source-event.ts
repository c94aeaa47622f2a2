import * as z from 'zod';
import { correlationIdSchema } from '../ids.ts';
import { recordRefSchema } from '../record.ts';

/** One property change as a system of record told it: a hint to read the record again, never the truth itself. */
export const sourceEventSchema = z.object({
  record: recordRefSchema,
  property: z.string(),
  value: z.string(),
  occurredAt: z.iso.datetime(),
  /** The user who made the change, by the system's own id. */
  userId: z.string().optional(),
});
export type SourceEvent = z.infer<typeof sourceEventSchema>;

/** Records that are no more, as a system of record told it: each by itself, or into another. */
export const goneEventSchema = z.object({
  records: z.array(recordRefSchema).min(1),
  how: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('deleted') }),
    z.object({ kind: z.literal('merged'), into: z.string().min(1) }),
  ]),
});
export type GoneEvent = z.infer<typeof goneEventSchema>;

const receiptId = z.string().min(1);

/** What stands on the intake queue: a raw delivery, one event of it by itself, or a blocked event that was released. */
export const intakeMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('delivery'),
    source: z.literal('hubspot'),
    deliveryId: z.string().min(1),
    receivedAt: z.iso.datetime(),
    body: z.string(),
  }),
  z.object({
    kind: z.literal('event'),
    receiptId,
    correlationId: correlationIdSchema,
    event: sourceEventSchema,
    attempt: z.number().int().positive(),
  }),
  z.object({
    kind: z.literal('gone'),
    receiptId,
    correlationId: correlationIdSchema,
    gone: goneEventSchema,
    attempt: z.number().int().positive(),
  }),
  z.object({ kind: z.literal('readmit'), blockedId: z.string().min(1) }),
]);
export type IntakeMessage = z.infer<typeof intakeMessageSchema>;

/** An event of a delivery as it is kept (erasable) while it is blocked, so that nothing is lost. */
export const keptEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('event'),
    receiptId,
    correlationId: correlationIdSchema,
    event: sourceEventSchema,
  }),
  z.object({
    kind: z.literal('raw'),
    receiptId,
    correlationId: correlationIdSchema,
    source: z.literal('hubspot'),
    body: z.string(),
  }),
]);
export type KeptEvent = z.infer<typeof keptEventSchema>;

/** The receipt of one event of a delivery; also its correlation id from webhook to CRM write. */
export function receiptIdOf(deliveryId: string, index: number): string {
  return `${deliveryId}.${String(index)}`;
}

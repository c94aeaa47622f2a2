import { correlationIdSchema, handoffIdSchema, subjectIdSchema } from '#domain/ids.ts';
import * as z from 'zod';

/** The bodies of all messages between our own parts: written by the queues here and by timers, parsed where consumed. */

/** "Look at this subject." Nothing is in it that could be out of date. */
export const wakeMessageSchema = z.object({ subjectId: subjectIdSchema });
export type WakeMessage = z.infer<typeof wakeMessageSchema>;

export const noticeMessageSchema = z.object({
  subjectId: subjectIdSchema,
  seq: z.number().int().positive(),
  kind: z.enum(['reminder', 'incident-opened', 'incident-escalated']),
  recipient: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), id: z.string().min(1) }),
    z.object({ kind: z.literal('ops') }),
  ]),
  channel: z.literal('email'),
});

export const connectorMessageSchema = z.object({
  handoffId: handoffIdSchema,
  target: z.string().min(1),
  work: z.enum(['sync', 'reflect']),
});

/** What admit-event is given: a delivery as it came in over HTTP, or a stored event that was released. */
export const intakeMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('delivery'),
    deliveryId: z.string().min(1),
    source: z.literal('hubspot'),
    receivedAt: z.iso.datetime(),
    correlationId: correlationIdSchema,
    /** The authenticated body, exactly as it was signed. */
    body: z.string(),
  }),
  z.object({ kind: z.literal('readmission'), blockedId: z.string().min(1) }),
]);
export type IntakeMessage = z.infer<typeof intakeMessageSchema>;
export type Delivery = Extract<IntakeMessage, { kind: 'delivery' }>;

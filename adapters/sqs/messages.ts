import { handoffIdSchema, subjectIdSchema } from '#domain/ids.ts';
import { mondayReportSchema } from '#domain/monday/report.ts';
import { incidentMails } from '#domain/ports/platform.ts';
import * as z from 'zod';

/**
 * The bodies of all messages between our own parts: written by the queues here and by timers, parsed where consumed.
 * What stands on the intake queue is a word of the domain and defined there.
 */
export { intakeMessageSchema } from '#domain/admission/source-event.ts';

/** "Look at this subject." Nothing is in it that could be out of date. */
export const wakeMessageSchema = z.object({ subjectId: subjectIdSchema });
export type WakeMessage = z.infer<typeof wakeMessageSchema>;

const positive = z.number().int().positive();
const personSchema = z.object({ kind: z.literal('person'), id: z.string().min(1) });

export const noticeMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    subjectId: subjectIdSchema,
    seq: positive,
    kind: z.enum([
      ...(['reminder', 'news', 'taken-back', 'cancelled', 'given-away'] as const),
      ...(['start-reminder', 'start-overdue'] as const),
      ...incidentMails,
    ]),
    recipient: z.discriminatedUnion('kind', [personSchema, z.object({ kind: z.literal('ops') })]),
    channel: z.literal('email'),
    attempt: positive,
  }),
  z.object({
    subjectId: subjectIdSchema,
    kind: z.enum(['offer-over', 'start-over', 'offer-taken-back', 'offer-cancelled', 'offer-given-away']),
    epoch: positive,
    channel: z.literal('slack'),
    attempt: positive,
  }),
  z.object({
    subjectId: subjectIdSchema,
    kind: z.literal('offer-moved'),
    epoch: positive,
    seq: positive,
    channel: z.literal('slack'),
    attempt: positive,
  }),
  z.object({
    subjectId: subjectIdSchema,
    seq: positive,
    kind: z.literal('start-reminder-in-chat'),
    recipient: personSchema,
    channel: z.literal('slack'),
    attempt: positive,
  }),
  z.object({
    subjectId: subjectIdSchema,
    seq: positive,
    kind: z.literal('incident-in-chat'),
    as: z.enum(incidentMails),
    recipient: personSchema,
    channel: z.literal('slack'),
    attempt: positive,
  }),
  z.object({
    subjectId: subjectIdSchema,
    seq: positive,
    kind: z.literal('incident-in-channel'),
    recipient: z.object({ kind: z.literal('ops-channel') }),
    channel: z.literal('slack'),
    attempt: positive,
  }),
  z.object({
    subjectId: subjectIdSchema,
    seq: positive,
    kind: z.literal('monday'),
    report: mondayReportSchema,
    recipient: z.discriminatedUnion('kind', [
      personSchema,
      z.object({ kind: z.literal('ops') }),
      z.object({ kind: z.literal('ops-channel') }),
    ]),
    channel: z.enum(['email', 'slack']),
    attempt: positive,
  }),
  z.object({
    kind: z.literal('personal-link'),
    person: z.string().min(1),
    askedAt: z.iso.datetime(),
    channel: z.literal('email'),
    attempt: positive,
  }),
]);

export const onCallMessageSchema = z.object({
  subjectId: subjectIdSchema,
  seq: positive,
  kind: z.literal('on-call'),
  attempt: positive,
});

export const connectorMessageSchema = z.object({
  handoffId: handoffIdSchema,
  target: z.string().min(1),
  work: z.enum(['sync', 'reflect', 'look', 'status']),
  attempt: z.number().int().positive(),
  correlationId: z.string().min(1),
});

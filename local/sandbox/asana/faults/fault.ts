import * as z from 'zod';
import { answerFault, brokenAnswerSchema, lateFaultSchema } from '../../http/answer-fault.ts';
import { waitingFault } from '../../http/fault-list.ts';

/** Faults that change what a write really does; the answer is the same success. */
const writeFaults = ['dropped', 'overwritten', 'altered'] as const;

/** Faults that answer in the API's place. */
const cannedFaults = [
  'server-error',
  'unauthorised',
  'forbidden',
  'not-there',
  'not-in-plan',
  'validation',
  'html',
  'malformed',
  'error-in-success',
  'invalid-grant',
] as const;

/** Faults of the connection, and reads that answer what was true before the last change: a new task is not there yet. */
const otherFaults = ['reset', 'stale-read'] as const;

/** Values that end up in the task instead of the written ones; otherwise the fault finds its own. */
const values = z
  .strictObject({
    name: z.string(),
    notes: z.string(),
    assignee: z.string().nullable(),
    due_on: z.string().nullable(),
    completed: z.boolean(),
  })
  .partial();

const writeFaultSchema = z.strictObject({
  ...waitingFault,
  fault: z.enum(writeFaults),
  values: values.optional(),
});
const cannedFaultSchema = z.strictObject({ ...answerFault, fault: z.enum(cannedFaults) });
const rateFaultSchema = z.strictObject({
  ...answerFault,
  fault: z.literal('rate-limited'),
  retryAfterSeconds: z.int().positive().default(30),
});
const otherFaultSchema = z.strictObject({ ...waitingFault, fault: z.enum(otherFaults) });

/** One fault on demand. */
export const faultSchema = z.discriminatedUnion('fault', [
  writeFaultSchema,
  cannedFaultSchema,
  brokenAnswerSchema,
  rateFaultSchema,
  lateFaultSchema,
  otherFaultSchema,
]);
export type Fault = z.infer<typeof faultSchema>;
export type WriteFault = z.infer<typeof writeFaultSchema>;
export type CannedFault = z.infer<typeof cannedFaultSchema>;

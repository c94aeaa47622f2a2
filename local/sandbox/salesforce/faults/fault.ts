import * as z from 'zod';
import {
  answerFault,
  brokenAnswers,
  brokenAnswerSchema,
  lateFaults,
  lateFaultSchema,
} from '../../http/answer-fault.ts';
import { waitingFault } from '../../http/fault-list.ts';

/** Faults that change what a write really does; the answer is a success. `overwritten`: a flow, after the answer. */
const writeFaults = ['dropped', 'altered', 'overwritten'] as const;

/** Faults that the write itself meets; in a composite request inside a 200. */
const refusals = ['locked', 'validation', 'duplicate'] as const;

/** Faults that answer in the API's place. */
const cannedFaults = [
  'rate-limited-daily',
  'too-many-at-once',
  'rate-limited',
  'server-error',
  'locked-500',
  'expired-token',
  'html',
  'malformed',
  'error-in-success',
  'redirect',
  'invalid-grant',
] as const;

/** Faults of the connection, and reads that answer what was true before the last change. */
const otherFaults = ['reset', 'stale-read'] as const;

/** Every fault by its name. */
export const faultNames = [
  ...writeFaults,
  ...refusals,
  ...cannedFaults,
  ...brokenAnswers,
  ...lateFaults,
  ...otherFaults,
] as const;

const writeFaultSchema = z.strictObject({
  ...waitingFault,
  fault: z.enum(writeFaults),
  /** Values that end up in the record instead of the written ones; otherwise the fault finds its own. */
  values: z.record(z.string(), z.string()).optional(),
});

/** One fault on demand. */
export const faultSchema = z.discriminatedUnion('fault', [
  writeFaultSchema,
  z.strictObject({ ...waitingFault, fault: z.enum(refusals) }),
  z.strictObject({ ...answerFault, fault: z.enum(cannedFaults) }),
  brokenAnswerSchema,
  lateFaultSchema,
  z.strictObject({ ...waitingFault, fault: z.enum(otherFaults) }),
]);
export type Fault = z.infer<typeof faultSchema>;
export type WriteFault = Extract<Fault, { fault: (typeof writeFaults)[number] | (typeof refusals)[number] }>;
export type CannedFault = Extract<Fault, { fault: (typeof cannedFaults)[number] }>;

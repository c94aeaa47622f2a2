import * as z from 'zod';
import {
  answerFault,
  brokenAnswers,
  brokenAnswerSchema,
  lateFaults,
  lateFaultSchema,
} from '../../http/answer-fault.ts';
import { waitingFault } from '../../http/fault-list.ts';

/** Faults that change what a write really does; the answer is the same 200. */
const writeFaults = ['dropped', 'overwritten', 'altered'] as const;

/** Faults that answer in the API's place. */
const cannedFaults = [
  'rate-limited',
  'rate-limited-daily',
  'server-error',
  'unauthorised',
  'html',
  'malformed',
  'error-in-success',
  'locked',
  'migrating',
  'validation',
] as const;

/** Faults of the token endpoint. */
const tokenFaults = ['invalid-grant'] as const;

/** Faults of the connection, and reads that answer what was true before the last change. */
const otherFaults = ['reset', 'stale-read'] as const;

/** Every fault that a request about a record can meet, by its name. */
export const faultNames = [
  ...writeFaults,
  ...cannedFaults,
  ...brokenAnswers,
  ...lateFaults,
  ...otherFaults,
] as const;
export type FaultName = (typeof faultNames)[number];

const writeFaultSchema = z.strictObject({
  ...waitingFault,
  fault: z.enum(writeFaults),
  /** Values that end up in the record instead of the written ones; otherwise the fault finds its own. */
  values: z.record(z.string(), z.string()).optional(),
});

const cannedFaultSchema = z.strictObject({
  ...answerFault,
  fault: z.enum([...cannedFaults, ...tokenFaults]),
});

const otherFaultSchema = z.strictObject({ ...waitingFault, fault: z.enum(otherFaults) });

/** One fault on demand. */
export const faultSchema = z.discriminatedUnion('fault', [
  writeFaultSchema,
  cannedFaultSchema,
  brokenAnswerSchema,
  lateFaultSchema,
  otherFaultSchema,
]);
export type Fault = z.infer<typeof faultSchema>;
export type WriteFault = z.infer<typeof writeFaultSchema>;
export type CannedFault = z.infer<typeof cannedFaultSchema>;

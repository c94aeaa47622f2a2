import * as z from 'zod';
import { answerFault, brokenAnswerSchema } from '../http/answer-fault.ts';
import { waitingFault } from '../http/fault-list.ts';
import { ticketValuesSchema } from './ticket.ts';

/** Faults that change what a write really does; the answer is the same success. */
const writeFaults = ['dropped', 'overwritten', 'altered'] as const;

/** Faults that answer in the API's place. */
const cannedFaults = [
  'server-error',
  'unavailable',
  'unauthorised',
  'forbidden',
  'gone',
  'locked',
  'conflict',
  'accepted',
  'html',
  'html-not-found',
  'malformed',
  'error-in-success',
  'another-ticket',
  'redirect',
  'endless',
] as const;

/** Faults of time and of the connection, and reads that answer what was true before the last change. */
const otherFaults = ['timeout', 'applied-then-timeout', 'reset', 'stale-read'] as const;

export const faultSchema = z.discriminatedUnion('fault', [
  z.strictObject({ ...waitingFault, fault: z.enum(writeFaults), values: ticketValuesSchema.optional() }),
  z.strictObject({ ...answerFault, fault: z.enum(cannedFaults) }),
  brokenAnswerSchema,
  z.strictObject({
    ...answerFault,
    fault: z.literal('rate-limited'),
    /** Without it the answer does not say when to come again. */
    retryAfterSeconds: z.int().positive().optional(),
  }),
  z.strictObject({ ...waitingFault, fault: z.enum(otherFaults) }),
]);
/** One fault on demand. */
export type Fault = z.infer<typeof faultSchema>;
export type WriteFault = Extract<Fault, { fault: (typeof writeFaults)[number] }>;
export type CannedFault = Extract<Fault, { fault: (typeof cannedFaults)[number] }>;

const OF_WRITES: readonly string[] = [
  ...writeFaults,
  'applied-then-timeout',
  'accepted',
  'conflict',
  'locked',
];

/** Without a method a fault of writes waits for a write, and one of reads for a read. */
export function methodsOf({ fault }: Fault): readonly string[] | undefined {
  if (OF_WRITES.includes(fault)) return ['POST', 'PATCH'];
  return fault === 'stale-read' || fault === 'another-ticket' ? ['GET'] : undefined;
}

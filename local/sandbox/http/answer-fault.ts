import * as z from 'zod';
import type { Outcome } from './carry-out.ts';
import { jsonReply } from './exchange.ts';
import { waitingFault } from './fault-list.ts';

/** What every fault of an answer has in common. */
export const answerFault = {
  ...waitingFault,
  /** The request is carried out all the same: only its answer is lost. */
  applied: z.boolean().default(false),
};

/** Faults on an answer's way, the same in every system: the connection ends in the middle, or a byte comes now and then. */
export const brokenAnswers = ['truncated', 'slow-drip'] as const;

export const brokenAnswerSchema = z.strictObject({ ...answerFault, fault: z.enum(brokenAnswers) });

/** The answer of a request that never comes whole; `carryOut` is asked only if the request is to be applied. */
export function brokenAnswer(
  { fault, applied }: z.infer<typeof brokenAnswerSchema>,
  carryOut: () => Outcome,
): Outcome {
  const outcome = applied ? carryOut() : undefined;
  const reply = outcome?.kind === 'reply' ? outcome.reply : jsonReply(200, { data: {}, properties: {} });
  return { kind: fault, reply };
}

/** Faults that answer late or never; a plain timeout applies nothing before it answers. */
export const lateFaults = ['timeout', 'applied-then-timeout'] as const;

export const lateFaultSchema = z.strictObject({
  ...waitingFault,
  fault: z.enum(lateFaults),
  /** When the request is answered after all; without it never. */
  answerAfterSeconds: z.number().positive().optional(),
});
type LateFault = z.infer<typeof lateFaultSchema>;

/** Answers as late as the fault says, or never. */
export async function lateAnswer(
  { fault, answerAfterSeconds }: LateFault,
  carryOut: () => Outcome,
): Promise<Outcome> {
  const applied = fault === 'applied-then-timeout' ? carryOut() : undefined;
  if (answerAfterSeconds === undefined) return { kind: 'silence' };
  await new Promise<void>((resolve) => {
    setTimeout(resolve, answerAfterSeconds * 1_000).unref();
  });
  return applied ?? carryOut();
}

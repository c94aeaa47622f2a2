import { createHash } from 'node:crypto';
import * as z from 'zod';
import { correlationIdSchema, subjectIdSchema } from '../ids.ts';

/** Who decided: a person of the directory, an operator (by an id whose identity stands in an erasable side item) or one of our own parts. */
export const actorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: z.string(), channel: z.enum(['link', 'slack']) }),
  z.object({ kind: z.literal('operator'), id: z.string() }),
  z.object({ kind: z.literal('system'), id: z.string() }),
]);
export type Actor = z.infer<typeof actorSchema>;

const anyFactSchema = z.looseObject({ type: z.string() });

/** One decision: all its facts, in one item. `previous` is the digest of the stored body of the commit before it. */
export const commitBodySchema = z.object({
  subjectId: subjectIdSchema,
  seq: z.number().int().positive(),
  commitId: z.string().min(1),
  at: z.iso.datetime(),
  actor: actorSchema,
  correlationId: correlationIdSchema,
  previous: z.string(),
  facts: z.array(anyFactSchema).min(1),
});
export type CommitBody = z.infer<typeof commitBodySchema>;

/** A commit as it stands in the table: the exact stored text is what the next commit's `previous` is computed over. */
export interface Commit extends CommitBody {
  readonly text: string;
}

/** The `previous` of a subject's first commit. */
export const NO_PREVIOUS = '';

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Makes the commit that follows `last` (undefined: the first) and its exact text. */
export function nextCommit(last: Commit | undefined, body: Omit<CommitBody, 'seq' | 'previous'>): Commit {
  const whole = {
    ...body,
    seq: (last?.seq ?? 0) + 1,
    previous: last === undefined ? NO_PREVIOUS : digestOf(last.text),
  };
  return { ...whole, text: JSON.stringify(whole) };
}

/** Reads a stored commit. Throws a ZodError when the text is not a commit. */
export function parseCommit(text: string): Commit {
  return { ...commitBodySchema.parse(JSON.parse(text)), text };
}

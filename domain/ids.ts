import { createHash } from 'node:crypto';
import * as z from 'zod';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_LENGTH = 26;

/** 26 base32 characters (130 bits): safe in a URL, an execution name and a schedule name. */
export const handoffIdSchema = z
  .string()
  .regex(/^[a-z2-7]{26}$/)
  .brand<'HandoffId'>();
export type HandoffId = z.infer<typeof handoffIdSchema>;

/** What a chain of commits is about: `handoff#…`, `blocked#…`, `incident#…`, `contract#…`, or `backlog#team`. */
export const subjectIdSchema = z
  .string()
  .regex(/^(handoff|blocked|incident|contract|backlog)#[\w.:-]+$/)
  .brand<'SubjectId'>();
export type SubjectId = z.infer<typeof subjectIdSchema>;
export type SubjectKind = 'handoff' | 'blocked' | 'incident' | 'contract' | 'backlog';

export const correlationIdSchema = z.string().min(1).max(128).brand<'CorrelationId'>();
export type CorrelationId = z.infer<typeof correlationIdSchema>;

/** Derives an id from the parts that make a thing itself, so that the same thing always gets the same id. */
export function stableId(...parts: readonly string[]): HandoffId {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  let bits = '';
  for (const byte of digest) bits += byte.toString(2).padStart(8, '0');
  const characters = Array.from(
    { length: ID_LENGTH },
    (_, at) => BASE32[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  );
  return handoffIdSchema.parse(characters.join(''));
}

export function subjectId(kind: SubjectKind, id: string): SubjectId {
  return subjectIdSchema.parse(`${kind}#${id}`);
}

/** Splits a subject id into its kind and the id within that kind. */
export function subjectParts(subject: SubjectId): { readonly kind: SubjectKind; readonly id: string } {
  const at = subject.indexOf('#');
  return { kind: subjectKindSchema.parse(subject.slice(0, at)), id: subject.slice(at + 1) };
}

const subjectKindSchema = z.enum(['handoff', 'blocked', 'incident', 'contract', 'backlog']);

import * as z from 'zod';
import { leftOutSchema } from '../routing/choice.ts';
import { recordMoveSchema } from './record-move.ts';

const person = z.string();
const textId = z.string().optional();

/** Somebody to whom a rule (from 1) of the contract leads, and how. */
const candidateSchema = z.object({
  person,
  rule: z.number().int().positive(),
  because: z.enum(['named-person', 'record-owner', 'property', 'round-robin', 'least-loaded']),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** Why a handoff waits for a person's decision. Codes and ids only; what was said stands in an erasable side item (`textId`). */
export const holdCauseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('declined'),
    by: person,
    reason: z.string(),
    textId,
    leftOut: z.array(leftOutSchema).optional(),
  }),
  z.object({
    kind: z.literal('returned'),
    by: person,
    reason: z.string(),
    missing: z.array(z.string()),
    textId,
  }),
  /** Whoever could not be asked after them besides, if anybody. */
  z.object({ kind: z.literal('expired'), person, leftOut: z.array(leftOutSchema).optional() }),
  z.object({ kind: z.literal('undeliverable'), person, channel: z.string(), because: z.string() }),
  z.object({
    kind: z.literal('mismatch'),
    target: z.string(),
    verdict: z.string(),
    field: z.string(),
    /** Where what was seen is kept. */
    kept: z.string().optional(),
  }),
  z.object({
    kind: z.literal('target-failed'),
    target: z.string(),
    because: z.string(),
    field: z.string().optional(),
  }),
  /** What was written could not be taken back everywhere. */
  z.object({
    kind: z.literal('partial-rollback'),
    failed: z.array(z.object({ target: z.string(), because: z.string(), field: z.string().optional() })),
  }),
  /** All is back as it was, because this target could not be written. */
  z.object({ kind: z.literal('rolled-back'), target: z.string() }),
  /** Everybody who may be asked is left out. */
  z.object({ kind: z.literal('nobody-to-ask'), leftOut: z.array(leftOutSchema) }),
  /** Whether it still is to be handed over has to be decided. */
  z.object({ kind: z.literal('moved-on'), move: recordMoveSchema }),
  /** After the end a target names somebody else than who accepted. */
  z.object({ kind: z.literal('owner-changed'), target: z.string(), to: person.optional() }),
  /** More at once than its contract allows; shared by all that wait for the same decision. */
  z.object({
    kind: z.literal('storm'),
    contract: z.string(),
    because: z.enum(['admissions', 'open-offers']),
    person: person.optional(),
  }),
  /** Whoever would be asked next does not belong to the pilot. */
  z.object({ kind: z.literal('outside-pilot'), person }),
  /** Rules lead to different people, and none counts more. */
  z.object({ kind: z.literal('ambiguous'), candidates: z.array(candidateSchema) }),
  /** Other properties of the record say something else than its status; their values stand in an erasable side item. */
  z.object({
    kind: z.literal('contradiction'),
    property: z.string(),
    others: z.array(z.string()),
    /** Among whom the contract's rules do not decide either. */
    candidates: z.array(candidateSchema).optional(),
  }),
  /** Whoever accepted has not begun, and was reminded. */
  z.object({ kind: z.literal('not-started'), person }),
  z.object({ kind: z.literal('infrastructure'), step: z.string() }),
]);
export type HoldCause = z.infer<typeof holdCauseSchema>;

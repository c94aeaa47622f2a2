import * as z from 'zod';

/** What happened to the record of a handoff, by its own history. */
export const recordMoveSchema = z.discriminatedUnion('kind', [
  /** It has another status, in our words, or none any more; `since`: the instant from which it has. */
  z.object({
    kind: z.literal('status'),
    status: z.string().optional(),
    since: z.iso.datetime(),
    /** Baton itself gave it that, for another handoff. */
    byBaton: z.literal(true).optional(),
  }),
  /** It has taken the status that starts this handoff once more. */
  z.object({ kind: z.literal('again'), since: z.iso.datetime() }),
  /** After the end a target names somebody else; `to`: who, if the directory knows them. */
  z.object({ kind: z.literal('owner'), target: z.string(), to: z.string().optional() }),
  z.object({ kind: z.literal('merged'), into: z.string() }),
  z.object({ kind: z.literal('deleted') }),
]);
export type RecordMove = z.infer<typeof recordMoveSchema>;

/** What can be told of a record while its handoff has not ended. */
export type TellableMove = Exclude<RecordMove, { kind: 'owner' }>;

/** Whether there is no such record any more. */
export function isGone(move: RecordMove | undefined): boolean {
  return move?.kind === 'merged' || move?.kind === 'deleted';
}

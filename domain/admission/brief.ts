import * as z from 'zod';

/**
 * What people are shown of a record, and how much is at stake, as it was when the handoff was requested. Erasable: it
 * names people.
 */
export const briefSchema = z.object({
  title: z.string(),
  recordKind: z.string(),
  show: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Without it the contract names no amount, or the record has none. */
  amount: z.number().optional(),
});
export type Brief = z.infer<typeof briefSchema>;

/** The id of a handoff's brief among the erasable texts. */
export function briefId(handoffId: string): string {
  return `brief#${handoffId}`;
}

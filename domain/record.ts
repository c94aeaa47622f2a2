import * as z from 'zod';

/** A record in the system of record, by the ids that system gives it. */
export const recordRefSchema = z.object({
  source: z.enum(['hubspot']),
  objectType: z.string().min(1),
  objectId: z.string().min(1),
});
export type RecordRef = z.infer<typeof recordRefSchema>;

/** The key under which everything about one record is found. */
export function recordKey(record: RecordRef): string {
  return `${record.source}:${record.objectType}:${record.objectId}`;
}

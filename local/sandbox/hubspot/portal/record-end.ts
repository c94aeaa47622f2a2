import type { ObjectType } from './object-type.ts';
import type { CrmRecord } from './record.ts';
import type { Source } from './source.ts';

/** A record that is no more: deleted, or merged into another. */
export interface RecordEnd extends Source {
  readonly type: ObjectType;
  readonly objectId: string;
  readonly at: number;
  readonly into: string | undefined;
}

/** Ends a record that has not ended; undefined if it has. */
export function endRecord(
  record: CrmRecord,
  into: CrmRecord | undefined,
  source: Source,
  at: number,
): RecordEnd | undefined {
  if (record.archivedAt !== undefined) return undefined;
  record.archivedAt = at;
  return { ...source, type: record.type, objectId: record.id, at, into: into?.id };
}

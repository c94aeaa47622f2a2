import type { ObjectType } from './object-type.ts';
import type { Source } from './source.ts';

/** One value that a property once had; an empty value means that it was cleared. */
export interface HistoryEntry extends Source {
  readonly value: string;
  readonly at: number;
}

/** A record with everything its properties ever were, newest first. */
export interface CrmRecord {
  readonly type: ObjectType;
  readonly id: string;
  readonly createdAt: number;
  archivedAt: number | undefined;
  readonly history: Map<string, HistoryEntry[]>;
}

/** One property that really changed. */
export interface PropertyChange extends HistoryEntry {
  readonly type: ObjectType;
  readonly objectId: string;
  readonly property: string;
}

/** Values as text, by property name; the empty text clears. */
export type Values = Readonly<Record<string, string>>;

/** What the record was at a moment; a moment before its creation shows what it was created with. */
export interface RecordView {
  readonly record: CrmRecord;
  readonly values: Values;
  readonly history: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly updatedAt: number;
}

/** The record as it stood at `at` (ms). Properties without a value are absent, not empty. */
export function viewAt(record: CrmRecord, at: number): RecordView {
  const moment = Math.max(at, record.createdAt);
  const values: Record<string, string> = {};
  const history = new Map<string, readonly HistoryEntry[]>();
  let updatedAt = record.createdAt;
  for (const [property, entries] of record.history) {
    const past = entries.filter((entry) => entry.at <= moment);
    const newest = past[0];
    if (newest === undefined) continue;
    history.set(property, past);
    if (newest.value !== '') values[property] = newest.value;
    updatedAt = Math.max(updatedAt, newest.at);
  }
  return { record, values, history, updatedAt };
}

/** When the record last changed, in ms. */
export function lastChangeAt(record: CrmRecord): number {
  return viewAt(record, Number.POSITIVE_INFINITY).updatedAt;
}

import { objectTypes } from './object-type.ts';
import type { ObjectType } from './object-type.ts';
import type { CrmRecord, PropertyChange, Values } from './record.ts';
import { lastChangeAt } from './record.ts';
import type { Source } from './source.ts';

const firstNewId = 900_001;

/** The portal's records. Values that do not change leave no trace, as in HubSpot. */
export class RecordStore {
  private readonly records = new Map<string, CrmRecord>();
  private nextId = firstNewId;

  find(type: ObjectType, id: string): CrmRecord | undefined {
    return this.records.get(keyOf(type, id));
  }

  all(type: ObjectType): CrmRecord[] {
    return [...this.records.values()].filter((record) => record.type === type);
  }

  /** The record of that type whose property has exactly this value now. */
  findByValue(type: ObjectType, property: string, value: string): CrmRecord | undefined {
    return this.all(type).find((record) => record.history.get(property)?.[0]?.value === value);
  }

  create(type: ObjectType, values: Values, source: Source, at: number): [CrmRecord, PropertyChange[]] {
    return this.put(type, String(this.nextId++), values, source, at);
  }

  /** Puts a record with a known id in place of whatever was there. */
  put(
    type: ObjectType,
    id: string,
    values: Values,
    source: Source,
    at: number,
  ): [CrmRecord, PropertyChange[]] {
    const record: CrmRecord = { type, id, createdAt: at, archivedAt: undefined, history: new Map() };
    this.records.set(keyOf(type, id), record);
    return [record, this.change(record, values, source, at)];
  }

  /** Sets values and says which really changed. Histories are strictly ordered, even within one millisecond. */
  change(record: CrmRecord, values: Values, source: Source, now: number): PropertyChange[] {
    const differing = Object.entries(values).filter(
      ([property, value]) => (record.history.get(property)?.[0]?.value ?? '') !== value,
    );
    const at = record.history.size === 0 ? now : Math.max(now, lastChangeAt(record) + 1);
    return differing.map(([property, value]) => {
      const entry = { ...source, value, at };
      record.history.set(property, [entry, ...(record.history.get(property) ?? [])]);
      return { ...entry, type: record.type, objectId: record.id, property };
    });
  }
}

function keyOf(type: ObjectType, id: string): string {
  return `${objectTypes[type].id}/${id}`;
}

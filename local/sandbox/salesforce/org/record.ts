import type { ObjectType } from './field.ts';

export type Value = string | number | boolean | null;
export type Values = Readonly<Record<string, Value>>;

/** What a record was from a moment on. Salesforce keeps who changed it last, not who changed which field. */
export interface Version {
  readonly values: Values;
  /** Ms since 1970. */
  readonly at: number;
  readonly by: string;
}

/** A record with all that it ever was, newest first. */
export interface OrgRecord {
  readonly type: ObjectType;
  readonly id: string;
  versions: readonly [Version, ...Version[]];
}

/** Changes a record; every write counts, also one that sets what stood there. */
export function change(record: OrgRecord, values: Values, by: string, at: number): void {
  const [newest] = record.versions;
  record.versions = [{ values: { ...newest.values, ...values }, at, by }, ...record.versions];
}

/** The record before its last change, if it ever was different. */
export function staleVersion({ versions: [newest, before] }: OrgRecord): Version {
  return before ?? newest;
}

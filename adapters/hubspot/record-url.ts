import type { RecordRef } from '#domain/record.ts';
import { pathOfObjectType } from './object-type.ts';

/** Where the API is; `version` is a date such as `2026-09`, or one of the older `v3` family. */
export interface ApiAddress {
  readonly baseUrl: string;
  readonly version: string;
}

/** The address of one record. Throws a TypeError if the base address is none. */
export function recordUrl(api: ApiAddress, record: RecordRef): URL {
  const type = encodeURIComponent(pathOfObjectType(record.objectType));
  const path = `${objectsPath(api.version)}/${type}/${encodeURIComponent(record.objectId)}`;
  return new URL(`${api.baseUrl.replace(/\/+$/, '')}${path}`);
}

function objectsPath(version: string): string {
  return /^v\d+$/.test(version) ? `/crm/${version}/objects` : `/crm/objects/${version}`;
}

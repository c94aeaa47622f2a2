import type { TargetRecord } from '#domain/ports/connector.ts';
import { pathOfObjectType } from './object-type.ts';

/** Where the API is; `version` is a date such as `2026-09`, or one of the older `v3` family. */
export interface ApiAddress {
  readonly baseUrl: string;
  readonly version: string;
}

/** The address of one record. Throws a TypeError if the base address is none. */
export function recordUrl(api: ApiAddress, record: TargetRecord): URL {
  const type = encodeURIComponent(pathOfObjectType(record.objectType));
  const path = `${objectsPath(api.version)}/${type}/${encodeURIComponent(record.objectId)}`;
  return new URL(`${api.baseUrl.replace(/\/+$/, '')}${path}`);
}

function objectsPath(version: string): string {
  return /^v\d+$/.test(version) ? `/crm/${version}/objects` : `/crm/objects/${version}`;
}

/** Where the definitions of a kind's properties are. Throws a TypeError if the base address is none. */
export function propertiesUrl(api: ApiAddress, objectType: string): URL {
  const path = /^v\d+$/.test(api.version)
    ? `/crm/${api.version}/properties`
    : `/crm/properties/${api.version}`;
  const type = encodeURIComponent(pathOfObjectType(objectType));
  return new URL(`${api.baseUrl.replace(/\/+$/, '')}${path}/${type}`);
}

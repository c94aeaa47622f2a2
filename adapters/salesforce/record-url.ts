import type { TargetRecord } from '#domain/ports/connector.ts';

/** Both are read along with every record: who changed it last, and when. */
export const AUDIT_FIELDS = ['LastModifiedById', 'LastModifiedDate'] as const;

/** `/services/data/v66.0`, under which everything else stands. */
export function dataPath(version: string): string {
  return `/services/data/${encodeURIComponent(version)}`;
}

/** The path of one record; whatever the id holds, it stays one segment. */
export function recordPath(version: string, { objectType, objectId }: TargetRecord): string {
  return `${dataPath(version)}/sobjects/${encodeURIComponent(objectType)}/${encodeURIComponent(objectId)}`;
}

/** The path that shows these fields of a record, and the two that say who changed it last. */
export function fieldsPath(version: string, record: TargetRecord, fields: readonly string[]): string {
  const wanted = [...new Set([...fields, ...AUDIT_FIELDS])].map(encodeURIComponent).join(',');
  return `${recordPath(version, record)}?fields=${wanted}`;
}

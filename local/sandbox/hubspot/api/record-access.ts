import { lastChangeAt, viewAt } from '../portal/record.ts';
import type { CrmRecord, RecordView } from '../portal/record.ts';
import type { ObjectType } from '../portal/object-type.ts';
import type { ApiContext } from './api-context.ts';
import { invalidBody } from './api-error.ts';

/** Finds by record id, or by a property whose values are unique. Throws a 400 for one that is not unique. */
export function findRecord(
  context: ApiContext,
  type: ObjectType,
  id: string,
  idProperty: string | undefined,
): CrmRecord | undefined {
  const { records, properties } = context.portal;
  if (idProperty === undefined || idProperty === 'hs_object_id') return records.find(type, id);
  const definition = properties[type].find(({ name }) => name === idProperty);
  if (definition?.hasUniqueValue !== true) throw invalidBody(`${idProperty} is not a unique property`);
  return records.findByValue(type, idProperty, id);
}

/** The record as this read shows it: a stale read is the state before the last change. */
export function viewFor(context: ApiContext, record: CrmRecord): RecordView {
  return viewAt(record, context.staleRead ? lastChangeAt(record) - 1 : Number.POSITIVE_INFINITY);
}

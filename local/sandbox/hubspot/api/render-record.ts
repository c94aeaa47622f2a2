import { objectTypes } from '../portal/object-type.ts';
import type { ObjectType } from '../portal/object-type.ts';
import type { HistoryEntry, RecordView } from '../portal/record.ts';
import { isoInstant } from './stored-values.ts';

/** Which properties a caller asked for; nothing asked means the usual ones. */
export interface Wanted {
  readonly properties: readonly string[];
  readonly withHistory: readonly string[];
}

const usual: Readonly<Record<ObjectType, readonly string[]>> = {
  contacts: ['email', 'firstname', 'lastname'],
  companies: ['domain', 'name'],
  deals: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
};

/** A record as the API shows it: values are text, and what has none is absent. */
export function renderRecord(view: RecordView, wanted: Wanted): Record<string, unknown> {
  const { record } = view;
  return {
    id: record.id,
    properties: renderProperties(view, wanted),
    ...(wanted.withHistory.length > 0 && { propertiesWithHistory: renderHistory(view, wanted.withHistory) }),
    createdAt: isoInstant(record.createdAt),
    updatedAt: isoInstant(view.updatedAt),
    archived: record.archivedAt !== undefined,
    ...(record.archivedAt !== undefined && { archivedAt: isoInstant(record.archivedAt) }),
  };
}

function renderProperties(view: RecordView, wanted: Wanted): Record<string, string> {
  const all = { ...view.values, ...systemValues(view) };
  const asked = [...wanted.properties, ...wanted.withHistory];
  const names = new Set([
    ...(asked.length > 0 ? asked : usual[view.record.type]),
    ...Object.keys(systemValues(view)),
  ]);
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
}

/** The properties that HubSpot itself keeps; they come with every answer. */
export function systemValues({ record, updatedAt }: RecordView): Record<string, string> {
  return {
    createdate: isoInstant(record.createdAt),
    [objectTypes[record.type].modified]: isoInstant(updatedAt),
    hs_object_id: record.id,
  };
}

function renderHistory(view: RecordView, names: readonly string[]): Record<string, unknown> {
  const known = names.filter((name) => view.history.has(name));
  return Object.fromEntries(known.map((name) => [name, (view.history.get(name) ?? []).map(renderEntry)]));
}

/** One value of a history, newest first in its list. */
export function renderEntry(entry: HistoryEntry): Record<string, unknown> {
  const { at, ...rest } = entry;
  return { ...rest, timestamp: isoInstant(at) };
}

import * as z from 'zod';
import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { viewAt } from '../portal/record.ts';
import type { RecordView, Values } from '../portal/record.ts';
import type { ApiContext } from './api-context.ts';
import { renderRecord, systemValues } from './render-record.ts';
import { bodyOf, typeIn } from './route.ts';
import type { ApiCall, ApiRoute } from './route.ts';
import { compareValues, filterSchema, meets } from './search-filter.ts';

const sortSchema = z.union([
  z
    .string()
    .transform((text) => ({ propertyName: text.replace(/^-/, ''), descending: text.startsWith('-') })),
  z
    .object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING') })
    .transform(({ propertyName, direction }) => ({ propertyName, descending: direction === 'DESCENDING' })),
]);

const searchSchema = z.object({
  filterGroups: z.array(z.object({ filters: z.array(filterSchema) })).default([]),
  sorts: z.array(sortSchema).default([]),
  query: z.string().optional(),
  properties: z.array(z.string()).default([]),
  limit: z.coerce.number().int().min(1).max(200).default(10),
  after: z.coerce.number().int().min(0).default(0),
});
type Search = z.infer<typeof searchSchema>;

/** The search: it shows what was true a moment ago, because HubSpot's index lags behind the records. */
export const searchRoute: ApiRoute = {
  method: 'POST',
  pattern: '/crm/objects/2026-09/:type/search',
  handle: search,
};

function search(call: ApiCall, context: ApiContext): SandboxReply {
  const wanted = bodyOf(call, searchSchema);
  const indexedAt = context.now - context.settings.searchLagMs;
  const hits = context.portal.records
    .all(typeIn(call))
    .filter((record) => record.createdAt <= indexedAt && (record.archivedAt ?? Infinity) > indexedAt)
    .map((record) => viewAt(record, indexedAt))
    .filter((view) => found(valuesOf(view), wanted))
    .sort((left, right) => order(valuesOf(left), valuesOf(right), wanted));
  return page(hits, wanted);
}

function page(hits: readonly RecordView[], { after, limit, properties }: Search): SandboxReply {
  const results = hits
    .slice(after, after + limit)
    .map((view) => renderRecord(view, { properties, withHistory: [] }));
  const next = after + limit;
  return jsonReply(200, {
    total: hits.length,
    results,
    ...(next < hits.length && { paging: { next: { after: String(next) } } }),
  });
}

function valuesOf(view: RecordView): Values {
  return { ...view.values, ...systemValues(view) };
}

function found(values: Values, { filterGroups, query }: Search): boolean {
  const groupMet =
    filterGroups.length === 0 ||
    filterGroups.some(({ filters }) => filters.every((filter) => meets(values, filter)));
  const text = Object.values(values).join(' ').toLowerCase();
  return groupMet && (query === undefined || text.includes(query.toLowerCase()));
}

function order(left: Values, right: Values, { sorts }: Search): number {
  for (const { propertyName, descending } of sorts) {
    const compared = compareValues(left[propertyName] ?? '', right[propertyName] ?? '');
    if (compared !== 0) return descending ? -compared : compared;
  }
  return compareValues(left.hs_object_id ?? '', right.hs_object_id ?? '');
}

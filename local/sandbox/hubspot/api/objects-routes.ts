import * as z from 'zod';
import { emptyReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { objectTypes } from '../portal/object-type.ts';
import { viewAt } from '../portal/record.ts';
import type { CrmRecord } from '../portal/record.ts';
import { appSource } from '../portal/source.ts';
import type { ApiContext } from './api-context.ts';
import { associateRoute, associationsOf } from './associations.ts';
import { conflict, notFound } from './api-error.ts';
import { findRecord, viewFor } from './record-access.ts';
import { renderRecord } from './render-record.ts';
import { bodyOf, listIn, typeIn } from './route.ts';
import type { ApiCall, ApiRoute } from './route.ts';
import { checkedValues, namesOf, updateRecord } from './write-record.ts';

const inputSchema = z.object({ properties: z.record(z.string(), z.string()) });

const collection = '/crm/objects/2026-09/:type';

/** One record at a time: create, read, update, archive, associate with another. */
export const objectRoutes: readonly ApiRoute[] = [
  { method: 'POST', pattern: collection, handle: createOne },
  { method: 'GET', pattern: `${collection}/:id`, handle: readOne },
  { method: 'PATCH', pattern: `${collection}/:id`, handle: updateOne },
  { method: 'DELETE', pattern: `${collection}/:id`, handle: archiveOne },
  associateRoute,
];

function createOne(call: ApiCall, context: ApiContext): SandboxReply {
  const type = typeIn(call);
  const values = checkedValues(context, type, bodyOf(call, inputSchema).properties);
  refuseDuplicate(context, type, values);
  const source = appSource(context.identity.appId);
  const [record, changes] = context.portal.records.create(type, values, source, context.now);
  context.changed(changes);
  return jsonReply(201, renderRecord(viewAt(record, context.now), namesOf(values)));
}

function refuseDuplicate(context: ApiContext, type: CrmRecord['type'], values: Record<string, string>): void {
  for (const { name, hasUniqueValue } of context.portal.properties[type]) {
    const value = values[name];
    if (!hasUniqueValue || value === undefined || value === '') continue;
    const existing = context.portal.records.findByValue(type, name, value);
    if (existing === undefined) continue;
    const { singular } = objectTypes[type];
    const noun = singular.charAt(0).toUpperCase() + singular.slice(1);
    throw conflict(`${noun} already exists. Existing ID: ${existing.id}`);
  }
}

function readOne(call: ApiCall, context: ApiContext): SandboxReply {
  const { query } = call.request;
  const record = existing(call, context, query.get('archived') === 'true');
  const wanted = {
    properties: listIn(query, 'properties'),
    withHistory: listIn(query, 'propertiesWithHistory'),
  };
  const associations = associationsOf(context, record, listIn(query, 'associations'));
  return jsonReply(200, { ...renderRecord(viewFor(context, record), wanted), ...associations });
}

function updateOne(call: ApiCall, context: ApiContext): SandboxReply {
  const { properties } = bodyOf(call, inputSchema);
  return updateRecord(context, existing(call, context, false), properties);
}

function archiveOne(call: ApiCall, context: ApiContext): SandboxReply {
  const record = context.portal.records.find(typeIn(call), call.params.id ?? '');
  if (record !== undefined) record.archivedAt ??= context.now;
  return emptyReply(204);
}

/** The record of the path, if it is archived or not as asked. Throws a 404. */
function existing(call: ApiCall, context: ApiContext, archived: boolean): CrmRecord {
  const id = call.params.id ?? '';
  const record = findRecord(context, typeIn(call), id, call.request.query.get('idProperty') ?? undefined);
  if (record === undefined || (record.archivedAt !== undefined) !== archived) throw notFound('Object', [id]);
  return record;
}

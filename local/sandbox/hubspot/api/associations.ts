import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { objectTypeOf, objectTypes } from '../portal/object-type.ts';
import type { ObjectType } from '../portal/object-type.ts';
import type { CrmRecord } from '../portal/record.ts';
import type { ApiContext } from './api-context.ts';
import { notFound } from './api-error.ts';
import { findRecord } from './record-access.ts';
import { typeIn } from './route.ts';
import type { ApiCall, ApiRoute } from './route.ts';
import { isoInstant } from './stored-values.ts';

/**
 * What is associated with a record, by the plural of each kind that was asked for; a kind without any is absent, and
 * without any at all so is the whole. Source: HubSpot's published description of the objects API.
 */
export function associationsOf(
  { portal }: ApiContext,
  record: CrmRecord,
  kinds: readonly string[],
): Record<string, unknown> {
  const own = objectTypes[record.type].singular;
  const found = kinds.flatMap((kind) => {
    const type = objectTypeOf(kind);
    const ids = type === undefined ? [] : portal.links.of(record, type);
    if (type === undefined || ids.length === 0) return [];
    const results = ids.map((id) => ({ id, type: `${own}_to_${objectTypes[type].singular}` }));
    return [[type, { results }] as const];
  });
  return found.length === 0 ? {} : { associations: Object.fromEntries(found) };
}

/** The default association of two records; once or often is the same. */
export const associateRoute: ApiRoute = {
  method: 'PUT',
  pattern: '/crm/objects/2026-09/:type/:id/associations/default/:toType/:toId',
  handle: associate,
};

function associate(call: ApiCall, context: ApiContext): SandboxReply {
  const one = existing(context, typeIn(call), call.params.id);
  const { toType = '', toId } = call.params;
  const type = objectTypeOf(toType);
  if (type === undefined) throw notFound(`Object type ${toType}`);
  const other = existing(context, type, toId);
  context.portal.links.link(one, other);
  const at = isoInstant(context.now);
  return jsonReply(200, { status: 'COMPLETE', results: [], startedAt: at, completedAt: at });
}

function existing(context: ApiContext, type: ObjectType, id = ''): CrmRecord {
  const record = findRecord(context, type, id, undefined);
  if (record === undefined || record.archivedAt !== undefined) throw notFound('Object', [id]);
  return record;
}

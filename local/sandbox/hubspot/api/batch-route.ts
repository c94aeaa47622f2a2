import * as z from 'zod';
import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import type { ApiContext } from './api-context.ts';
import { findRecord, viewFor } from './record-access.ts';
import { renderRecord } from './render-record.ts';
import { bodyOf, typeIn } from './route.ts';
import type { ApiCall, ApiRoute } from './route.ts';
import { isoInstant } from './stored-values.ts';

const largestBatch = 100;

const batchReadSchema = z.object({
  inputs: z.array(z.object({ id: z.string() })).max(largestBatch),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  idProperty: z.string().optional(),
});

/** Many records at once: 207 with an error for those that do not exist. */
export const batchRoute: ApiRoute = {
  method: 'POST',
  pattern: '/crm/objects/2026-09/:type/batch/read',
  handle: batchRead,
};

function batchRead(call: ApiCall, context: ApiContext): SandboxReply {
  const type = typeIn(call);
  const body = bodyOf(call, batchReadSchema);
  const wanted = { properties: body.properties, withHistory: body.propertiesWithHistory };
  const found = body.inputs.map(({ id }) => ({ id, record: findRecord(context, type, id, body.idProperty) }));
  const results = found.flatMap(({ record }) =>
    record?.archivedAt === undefined && record !== undefined
      ? [renderRecord(viewFor(context, record), wanted)]
      : [],
  );
  const missing = found.filter(({ record }) => record?.archivedAt !== undefined || record === undefined);
  return reply(
    results,
    missing.map(({ id }) => id),
    isoInstant(context.now),
  );
}

function reply(results: readonly unknown[], missing: readonly string[], at: string): SandboxReply {
  const batch = { status: 'COMPLETE', results, startedAt: at, completedAt: at };
  if (missing.length === 0) return jsonReply(200, batch);
  const error = {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: 'Could not get some of the objects, they may be deleted or not exist.',
    context: { ids: missing },
    errors: [],
    links: {},
  };
  return jsonReply(207, { ...batch, numErrors: missing.length, errors: [error] });
}

import * as z from 'zod';
import { emptyReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { renderEntry } from '../api/render-record.ts';
import { storedValues } from '../api/stored-values.ts';
import { objectTypeOf } from '../portal/object-type.ts';
import { viewAt } from '../portal/record.ts';
import type { CrmRecord } from '../portal/record.ts';
import { userSource } from '../portal/source.ts';
import { changeAsUser } from './change-as-user.ts';
import { ControlError } from '../../http/control-error.ts';
import { deleteAsUser, mergeAsUser } from './end-as-user.ts';
import { controlBody } from '../../http/control-body.ts';
import { recordIn } from './control-route.ts';
import type { ControlCall, ControlRoute } from './control-route.ts';

const defaultUserId = 98_004;

const valuesSchema = z.record(z.string(), z.string());
const seedSchema = z.strictObject({ properties: valuesSchema });
const changeSchema = z.strictObject({ properties: valuesSchema, userId: z.int().default(defaultUserId) });

const mergeSchema = z.strictObject({ into: z.string(), userId: z.int().default(defaultUserId) });

const pattern = '/_sandbox/records/:type/:id';

/** Records as they are, put silently, or changed or ended as a person in the CRM does it (with webhooks). */
export const recordRoutes: readonly ControlRoute[] = [
  { method: 'GET', pattern, handle: (call) => jsonReply(200, everythingOf(recordIn(call))) },
  { method: 'PUT', pattern, handle: seed },
  { method: 'PATCH', pattern, handle: change },
  { method: 'DELETE', pattern, handle: remove },
  { method: 'POST', pattern: `${pattern}/merge`, handle: merge },
];

function seed(call: ControlCall): SandboxReply {
  const { sandbox, params } = call;
  const type = objectTypeOf(params.type ?? '');
  if (type === undefined) throw new ControlError(404, `there is no kind of object ${params.type ?? ''}`);
  const values = storedValues(controlBody(call, seedSchema).properties, sandbox.portal.properties[type]);
  const source = userSource(defaultUserId);
  const [record] = sandbox.portal.records.put(type, params.id ?? '', values, source, sandbox.now());
  return jsonReply(200, everythingOf(record));
}

function change(call: ControlCall): SandboxReply {
  const record = recordIn(call);
  const { properties, userId } = controlBody(call, changeSchema);
  changeAsUser(call.sandbox, record, properties, userId);
  return jsonReply(200, everythingOf(record));
}

function remove(call: ControlCall): SandboxReply {
  deleteAsUser(call.sandbox, recordIn(call), defaultUserId);
  return emptyReply(204);
}

function merge(call: ControlCall): SandboxReply {
  const { into, userId } = controlBody(call, mergeSchema);
  mergeAsUser(call.sandbox, recordIn(call), into, userId);
  return emptyReply(204);
}

function everythingOf(record: CrmRecord): Record<string, unknown> {
  const view = viewAt(record, Number.POSITIVE_INFINITY);
  const history = [...view.history].map(([name, entries]) => [name, entries.map(renderEntry)] as const);
  return { id: record.id, properties: view.values, propertiesWithHistory: Object.fromEntries(history) };
}

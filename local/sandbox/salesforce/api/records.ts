import * as z from 'zod';
import { alteredValues, meetRefusal, overwriteAfterwards } from '../faults/write-faults.ts';
import type { ObjectType } from '../org/field.ts';
import { change, staleVersion } from '../org/record.ts';
import type { OrgRecord, Values } from '../org/record.ts';
import { runAsUserId, userNamed } from '../seed/users.ts';
import type { ApiCall, ApiContext, ApiResult } from './api-context.ts';
import { notFound, unreadableBody } from './api-error.ts';
import { describeFields, shownFields } from './render.ts';
import { checkedValues } from './validation.ts';

const bodySchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** `GET /sobjects/<type>/<id>`, the whole record or the fields that are asked for. */
export function showRecord(type: ObjectType, id: string, call: ApiCall, context: ApiContext): ApiResult {
  const record = visible(type, id, context);
  const version = context.staleRead === true ? staleVersion(record) : record.versions[0];
  const wanted = call.query.get('fields')?.split(',');
  return { status: 200, body: shownFields(record, version, context.org.fields[type], wanted) };
}

/** `PATCH /sobjects/<type>/<id>`: 204 and nothing else. */
export function updateRecord(type: ObjectType, id: string, call: ApiCall, context: ApiContext): ApiResult {
  const record = visible(type, id, context);
  const values = assigned(type, call, checkedValues(type, bodyOf(call), context.org));
  meetRefusal(context.writeFault, values);
  const { versions } = record;
  context.undo.push(() => {
    record.versions = versions;
    context.afterwards.splice(0);
  });
  if (context.writeFault?.fault !== 'dropped') {
    change(record, alteredValues(values, context.writeFault), runAsUserId, context.now);
  }
  overwriteAfterwards(record, values, context);
  return { status: 204, body: undefined };
}

/** `POST /sobjects/<type>`. */
export function createRecord(type: ObjectType, call: ApiCall, context: ApiContext): ApiResult {
  const values = assigned(type, call, checkedValues(type, bodyOf(call), context.org));
  meetRefusal(context.writeFault, values);
  const record = context.org.create(type, values, runAsUserId, context.now);
  return { status: 201, body: { id: record.id, success: true, errors: [] } };
}

export function describeType(type: ObjectType, { org }: ApiContext): ApiResult {
  return { status: 200, body: describeFields(type, org.fields[type]) };
}

/** What this user may not see is not there. Throws a 404. */
function visible(type: ObjectType, id: string, { org, settings }: ApiContext): OrgRecord {
  const record = org.find(type, id);
  const owner = record?.versions[0].values.OwnerId;
  const isVisible = settings.readableOwners?.some((readable) => readable === owner) ?? true;
  if (record === undefined || !isVisible) throw notFound();
  return record;
}

function bodyOf({ body }: ApiCall): Values {
  const { data, error } = bodySchema.safeParse(body);
  if (data === undefined) throw unreadableBody(error.message);
  return data;
}

/** The org's rule gives every lead that is made or changed to Lena, unless the request says that rules are off. */
function assigned(type: ObjectType, { headers }: ApiCall, values: Values): Values {
  const isOff = headers['sforce-auto-assign']?.toUpperCase() === 'FALSE';
  return type !== 'Lead' || isOff ? values : { ...values, OwnerId: userNamed('Lena') };
}

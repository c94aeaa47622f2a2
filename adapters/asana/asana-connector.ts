import type {
  Call,
  Connector,
  FieldTypes,
  PropertyValue,
  TargetRecord,
  VendorAnswer,
  VendorRecord,
  Written,
} from '#domain/ports/connector.ts';
import { apiUrl, ask } from './ask.ts';
import type { ApiAccess } from './ask.ts';
import { derivedValue } from './expectations.ts';
import { isSame } from './normalise.ts';
import { pathsOf, propertyValue, taskSchema, valueIn } from './task-body.ts';
import { STANDARD_FIELDS, taskData, unwritableIn } from './task-fields.ts';
import { workspaceTypes } from './workspace-types.ts';

export interface AsanaConnectorSettings extends Omit<ApiAccess, 'until'> {
  /** For all requests of one call, with their answers; shorter than the timeout of the Lambda that waits for them. */
  readonly timeoutMs: number;
}

/** What fields take is asked for again after this. */
const KEPT_MS = 600_000;

type Values = Readonly<Record<string, string>>;
type Refused = Extract<VendorAnswer<never>, { kind: 'refused' }>;

/** A Connector that makes things and puts them away. */
export type AsanaConnector = Connector & Required<Pick<Connector, 'create' | 'archive'>>;

/**
 * Asana's tasks as one system that must show the new owner. A task is made once and addressed by our own key
 * (`external:<key>`, which only the app that wrote it sees). Every write is one request; a reading is one more for
 * each expectation that no field of a task holds.
 */
export function createAsanaConnector(settings: AsanaConnectorSettings): AsanaConnector {
  let kept: { readonly types: FieldTypes; readonly at: number } | undefined;
  const access = (): ApiAccess => ({ ...settings, until: settings.now() + settings.timeoutMs });
  const typesNow = (): FieldTypes => kept?.types ?? STANDARD_FIELDS;
  return {
    read: (record, properties) => readTask(access(), record, properties),
    write: async (record, properties) => {
      const refusal = refusalOf(properties, typesNow());
      return refusal ?? update(access(), record, taskData(properties, typesNow(), false));
    },
    create: (record, properties, call) => create(access(), record, properties, call, typesNow()),
    archive: (record, call) => update(access(), record, putAway(record, call)),
    fields: async () => {
      const now = settings.now();
      if (kept !== undefined && now - kept.at < KEPT_MS) return { kind: 'ok', value: kept.types };
      const answer = await workspaceTypes(access());
      if (answer.kind !== 'ok') return answer;
      kept = { types: { ...STANDARD_FIELDS, ...answer.value }, at: now };
      return { kind: 'ok', value: kept.types };
    },
    isSame,
  };
}

async function readTask(
  access: ApiAccess,
  record: TargetRecord,
  properties: readonly string[],
): Promise<VendorAnswer<VendorRecord>> {
  const url = taskUrl(access, record, pathsOf(properties));
  const answer = await ask(access, { method: 'GET', url }, taskSchema);
  if (answer.kind !== 'ok') return answer;
  const task = answer.value.data;
  const shown: [string, PropertyValue][] = [];
  for (const property of properties) {
    const derived = await derivedValue(access, task, property);
    if (derived !== undefined && derived.kind !== 'ok') return derived;
    shown.push([property, propertyValue(derived?.value ?? valueIn(task, property))]);
  }
  return { kind: 'ok', value: { properties: Object.fromEntries(shown) } };
}

async function update(
  access: ApiAccess,
  record: TargetRecord,
  data: Readonly<Record<string, unknown>>,
): Promise<VendorAnswer<Written>> {
  const url = taskUrl(access, record, 'name');
  const answer = await ask(access, { method: 'PUT', url, body: { data } }, taskSchema);
  // What comes with the answer repeats the request; only a reading proves anything.
  return answer.kind === 'ok' ? { kind: 'ok', value: {} } : answer;
}

/**
 * Completed, so that it leaves the lists; with nobody, who would be credited with it; and under a key of its own, so that
 * ours is free for the task that is made if it is wanted after all.
 */
function putAway({ objectId }: TargetRecord, { correlationId, idempotencyKey }: Call) {
  const external = { gid: `${objectId}.put-away.${idempotencyKey}`, data: correlationId };
  return { completed: true, assignee: null, external };
}

async function create(
  access: ApiAccess,
  { objectId }: TargetRecord,
  properties: Values,
  { correlationId }: Call,
  types: FieldTypes,
): Promise<VendorAnswer<Written>> {
  const refusal = refusalOf(properties, types);
  if (refusal !== undefined) return refusal;
  const url = apiUrl(access, '/tasks', { opt_fields: 'external' });
  const external = { gid: objectId, data: correlationId };
  const body = { data: { ...taskData(properties, types, true), external } };
  const answer = await ask(access, { method: 'POST', url, body }, taskSchema);
  if (answer.kind === 'not-found') return { kind: 'refused', because: 'http-404', permanent: true };
  if (answer.kind !== 'ok') return answer;
  if (answer.value.data.external?.gid === objectId) return { kind: 'ok', value: {} };
  // A task without our key would never be found again, and made once more by each further try: this ends them.
  return { kind: 'refused', because: 'KEY_NOT_KEPT', permanent: true, field: 'external' };
}

/** Nothing was sent: a custom field that is unknown here may be there after the fields were read again. */
function refusalOf(properties: Values, types: FieldTypes): Refused | undefined {
  const unwritable = unwritableIn(Object.keys(properties), types);
  if (unwritable === undefined) return undefined;
  const { field, because } = unwritable;
  return { kind: 'refused', because, field, permanent: because === 'not-writable' };
}

function taskUrl(access: ApiAccess, { objectId }: TargetRecord, paths: string): URL {
  return apiUrl(access, `/tasks/external:${encodeURIComponent(objectId)}`, { opt_fields: paths });
}

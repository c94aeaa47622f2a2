import { fieldsIn } from '#domain/contract/http-body.ts';
import { fieldTypes } from '#domain/contract/http-field-types.ts';
import { BY_KEY } from '#domain/contract/http-system.ts';
import type { HttpRequest, HttpSystem } from '#domain/contract/http-system.ts';
import { ownValue } from '#domain/own-value.ts';
import type {
  Call,
  Connector,
  PropertyValue,
  TargetRecord,
  VendorAnswer,
  VendorRecord,
  Written,
} from '#domain/ports/connector.ts';
import { ask } from './ask.ts';
import type { HttpAccess } from './ask.ts';
import { isSameValue, textOf } from './field-values.ts';
import { idOf } from './find-thing.ts';
import { isNothing } from './classify-answer.ts';
import { valueAt } from './json-pointer.ts';

export interface HttpTargetSettings extends Omit<HttpAccess, 'until'> {
  /** For all requests of one call, with their answers; shorter than the timeout of the Lambda that waits for them. */
  readonly timeoutMs: number;
}

type Values = Readonly<Record<string, string>>;

/**
 * A system that a team describes itself, as one that must show the new owner. Every write is one request; what Baton
 * made is found by our key first, which is one more, and then addressed by its own id, never through the search.
 */
export function createHttpTargetConnector(system: HttpSystem, settings: HttpTargetSettings): Connector {
  const access = (): HttpAccess => ({ ...settings, until: settings.now() + settings.timeoutMs });
  const types = fieldTypes(system);
  const { make, putAway } = system;
  return {
    read: (record, properties) => readThing(system, access(), record, properties),
    write: (record, properties, call) =>
      change(system, access(), record, { request: system.write, properties, call }),
    fields: () => Promise.resolve({ kind: 'ok', value: types }),
    isSame: (property, wanted, shown) => isSameValue(ownValue(system.fields, property)?.kind, wanted, shown),
    ...(make === undefined
      ? {}
      : {
          create: (record, properties, call) =>
            create(system, access(), record, { request: make, properties, call }),
        }),
    ...(putAway === undefined
      ? {}
      : {
          archive: (record, call) =>
            change(system, access(), record, { request: putAway, properties: {}, call }),
        }),
  };
}

interface Change {
  readonly request: HttpRequest;
  readonly properties: Values;
  readonly call: Call;
}

async function readThing(
  system: HttpSystem,
  access: HttpAccess,
  record: TargetRecord,
  properties: readonly string[],
): Promise<VendorAnswer<VendorRecord>> {
  const unknown = properties.find((property) => ownValue(system.fields, property) === undefined);
  if (unknown !== undefined) return refusedFor(unknown, 'unknown-field');
  const id = await idOfRecord(system, access, record);
  if (id.kind !== 'ok') return id;
  const answer = await ask(system, access, system.read, { name: id.value, values: {}, call: undefined });
  if (answer.kind !== 'ok') return answer;
  const { json } = answer.value;
  const { empty } = system.notFound;
  if (empty !== undefined && isNothing(valueAt(json, empty))) return { kind: 'not-found' };
  const thing = valueAt(json, system.thing);
  // Whatever does not show the id that was asked for may be an error, a page or another thing.
  if (textOf(valueAt(thing, system.idAt)) !== id.value)
    return { kind: 'unknown', because: 'unreadable-answer' };
  return { kind: 'ok', value: { properties: shownOf(system, thing, properties) } };
}

function shownOf(
  { fields }: HttpSystem,
  thing: unknown,
  properties: readonly string[],
): Readonly<Record<string, PropertyValue>> {
  const shown = properties.map((property): [string, PropertyValue] => {
    const { at } = ownValue(fields, property) ?? { at: '' };
    const value = textOf(valueAt(thing, at));
    return [property, { value, writtenByUs: false, since: undefined, changedBy: undefined }];
  });
  return Object.fromEntries(shown);
}

async function change(
  system: HttpSystem,
  access: HttpAccess,
  record: TargetRecord,
  { request, properties, call }: Change,
): Promise<VendorAnswer<Written>> {
  const refusal = unwritable(system, request, properties);
  if (refusal !== undefined) return refusal;
  const id = await idOfRecord(system, access, record);
  if (id.kind === 'unknown')
    return { kind: 'refused', because: id.because, permanent: false, isUnreachable: true };
  if (id.kind !== 'ok') return id;
  const answer = await ask(system, access, request, { name: id.value, values: properties, call });
  // What comes with the answer may only repeat the request; a reading proves it.
  return answer.kind === 'ok' ? { kind: 'ok', value: {} } : answer;
}

async function create(
  system: HttpSystem,
  access: HttpAccess,
  { objectId }: TargetRecord,
  { request, properties, call }: Change,
): Promise<VendorAnswer<Written>> {
  const refusal = unwritable(system, request, properties);
  if (refusal !== undefined) return refusal;
  const answer = await ask(system, access, request, { name: objectId, values: properties, call });
  if (answer.kind === 'not-found') return { kind: 'refused', because: 'http-404', permanent: true };
  return answer.kind === 'ok' ? { kind: 'ok', value: {} } : answer;
}

async function idOfRecord(
  system: HttpSystem,
  access: HttpAccess,
  { objectType, objectId }: TargetRecord,
): Promise<VendorAnswer<string>> {
  return objectType === BY_KEY ? idOf(system, access, objectId) : { kind: 'ok', value: objectId };
}

/** A value that the request has no place for would be lost without a word. */
function unwritable(
  { fields }: HttpSystem,
  { body }: HttpRequest,
  properties: Values,
): Extract<VendorAnswer<never>, { kind: 'refused' }> | undefined {
  const sent = fieldsIn(body);
  const field = Object.keys(properties).find((name) => !sent.includes(name));
  if (field === undefined) return undefined;
  return refusedFor(field, ownValue(fields, field) === undefined ? 'unknown-field' : 'not-writable');
}

function refusedFor(field: string, because: string): Extract<VendorAnswer<never>, { kind: 'refused' }> {
  return { kind: 'refused', because, field, permanent: true };
}

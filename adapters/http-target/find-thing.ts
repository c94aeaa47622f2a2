import type { HttpSystem } from '#domain/contract/http-system.ts';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import { ask } from './ask.ts';
import type { HttpAccess } from './ask.ts';
import { isNothing } from './classify-answer.ts';
import { textOf } from './field-values.ts';
import { valueAt } from './json-pointer.ts';

/** The system's own id of what Baton made under this key. Two of them are nobody's to choose from. */
export async function idOf(
  system: HttpSystem,
  access: HttpAccess,
  key: string,
): Promise<VendorAnswer<string>> {
  const { find, notFound } = system;
  if (find === undefined) return { kind: 'refused', because: 'cannot-find', permanent: true };
  const answer = await ask(system, access, find, { name: key, values: {}, call: undefined });
  if (answer.kind !== 'ok') return answer;
  const { json } = answer.value;
  if (notFound.empty !== undefined && find.list === undefined && isNothing(valueAt(json, notFound.empty)))
    return { kind: 'not-found' };
  const found = thingsIn(system, json);
  if (found === undefined) return { kind: 'unknown', because: 'unreadable-answer' };
  const [first, ...others] = found;
  if (first === undefined) return { kind: 'not-found' };
  if (others.length > 0) return { kind: 'refused', because: 'KEY_NOT_UNIQUE', permanent: true };
  const id = textOf(valueAt(first, system.idAt));
  return id === '' ? { kind: 'unknown', because: 'unreadable-answer' } : { kind: 'ok', value: id };
}

function thingsIn({ find, thing }: HttpSystem, json: unknown): readonly unknown[] | undefined {
  if (find?.list === undefined) return [valueAt(json, thing)];
  const list = valueAt(json, find.list);
  return Array.isArray(list) ? list : undefined;
}

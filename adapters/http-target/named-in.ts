import type { HttpRequest, HttpSystem } from '#domain/contract/http-system.ts';
import type { Named } from '../http/named.ts';

/** What a description names, and so says of itself that it is nobody's words: paths, ids, and codes of errors. */
export function namedIn(
  { thing, idAt, find, errors }: HttpSystem,
  { path }: HttpRequest,
  baseUrl: string,
): Named {
  const words = `${new URL(baseUrl).pathname}/${path}`.split('/').filter((word) => !word.includes('{'));
  const inList = find?.list === undefined ? [] : [`${find.list}/-${idAt}`];
  const codes = [errors.code, errors.field].filter((pointer) => pointer !== undefined);
  return { words: new Set(words), ids: [`${thing}${idAt}`, ...inList], codes };
}

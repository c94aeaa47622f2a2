import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import type * as z from 'zod';
import { objectTypeOf } from '../portal/object-type.ts';
import type { ObjectType } from '../portal/object-type.ts';
import type { ApiContext } from './api-context.ts';
import { invalidBody, notFound } from './api-error.ts';

/** One request with the parameters of its path. */
export interface ApiCall {
  readonly request: SandboxRequest;
  readonly params: Readonly<Record<string, string>>;
}

/** One address of the API, written in the 2026-09 family. */
export interface ApiRoute {
  readonly method: string;
  readonly pattern: string;
  readonly handle: (call: ApiCall, context: ApiContext) => SandboxReply;
}

/** The kind of object that the path names. Throws a 404 for one that the portal does not have. */
export function typeIn({ params }: ApiCall): ObjectType {
  const name = params.type ?? '';
  const type = objectTypeOf(name);
  if (type === undefined) throw notFound(`Object type ${name}`);
  return type;
}

/** The body, as `schema` has it. Throws a 400. */
export function bodyOf<T>(call: ApiCall, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(call.request.bodyText));
  if (parsed.success) return parsed.data;
  throw invalidBody(
    parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '),
  );
}

/** A list in the query: one comma-separated value, or the parameter repeated. */
export function listIn(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).flatMap((value) => value.split(',').filter((part) => part !== ''));
}

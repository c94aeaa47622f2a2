import { filledBody } from '#domain/contract/http-body.ts';
import type { Json } from '#domain/contract/http-body.ts';
import type { HttpRequest, HttpSystem } from '#domain/contract/http-system.ts';
import type { Call } from '#domain/ports/connector.ts';
import type { DirectRequest } from './send-directly.ts';
import { jsonOf } from './field-values.ts';

/** What a request is about: `name` is put in wherever the description has {id} or {key}. */
export interface About {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly call: Call | undefined;
}

/** Why no request can be made of it; nothing was sent. */
export interface NoRequest {
  readonly because: string;
  readonly field?: string;
}

type Prepared = Pick<DirectRequest, 'method' | 'url' | 'body'>;

/** A request as the description has it. Values go in as one segment of the path, one parameter, or one value of JSON. */
export function requestOf(
  system: HttpSystem,
  { method, path, query, body }: HttpRequest,
  baseUrl: string,
  about: About,
): Prepared | NoRequest {
  const url = urlOf(baseUrl, path, query, about.name);
  if (url === undefined) return { because: 'not-an-id' };
  const misfit = Object.entries(about.values).find(
    ([name, text]) => jsonOf(text, system.fields[name]?.kind ?? 'text') === undefined,
  );
  if (misfit !== undefined) return { because: 'not-exact', field: misfit[0] };
  const sent = body === undefined ? undefined : filledBody(body, (place) => valueOf(system, about, place));
  return { method, url, ...(sent === undefined ? {} : { body: sent }) };
}

function valueOf(
  { fields }: HttpSystem,
  { name: own, values, call }: About,
  { kind, name }: { readonly kind: 'field' | 'baton'; readonly name: string },
): Json | undefined {
  if (kind === 'baton') return name === 'correlation-id' ? call?.correlationId : own;
  const [, text] = Object.entries(values).find(([field]) => field === name) ?? [];
  return text === undefined ? undefined : jsonOf(text, fields[name]?.kind ?? 'text');
}

const PLACE = /\{(?:id|key)\}/g;

/** Undefined if the name would make another address of it: dots between slashes are taken as steps. */
function urlOf(baseUrl: string, path: string, query: HttpRequest['query'], name: string): URL | undefined {
  if (name === '' || !name.isWellFormed()) return undefined;
  const base = new URL(baseUrl);
  const wanted = base.pathname.replace(/\/+$/, '') + path.replaceAll(PLACE, () => encodeURIComponent(name));
  const url = new URL(wanted, base);
  for (const [parameter, value] of Object.entries(query))
    url.searchParams.set(
      parameter,
      value.replaceAll(PLACE, () => name),
    );
  return url.origin === base.origin && url.pathname === wanted ? url : undefined;
}

import * as z from 'zod';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import { sendRequest } from '../http/send-request.ts';
import type { ApiRequest } from '../http/send-request.ts';
import { classifyRefusal } from './classify-refusal.ts';

/** Where Asana's API is, and as whom it is asked. */
export interface ApiAccess {
  /** `https://app.asana.com/api/1.0`, or where the sandbox listens. */
  readonly baseUrl: string;
  /** A personal access token or an OAuth access token; undefined while nobody has set it. Its errors are passed on. */
  readonly token: () => Promise<string | undefined>;
  /** Until when there is time, in ms since 1970, and how late it is: none may outlive whoever waits. */
  readonly until: number;
  readonly now: () => number;
}

/** The whole of a list, or of one page of it. */
export interface Page<Item> {
  readonly data: Item;
  readonly next: string | undefined;
}

/** An address of the API, with its query. Throws a TypeError if the base address is none. */
export function apiUrl(
  { baseUrl }: Pick<ApiAccess, 'baseUrl'>,
  path: string,
  query: Readonly<Record<string, string>>,
): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/** Sends exactly one request and reads what comes back under `data`. */
export async function ask<Data>(
  { token, until, now }: ApiAccess,
  request: Omit<ApiRequest, 'token'>,
  schema: z.ZodType<Data>,
): Promise<VendorAnswer<Page<Data>>> {
  const secret = (await token())?.trim();
  if (secret === undefined || !/^[\x21-\x7e]+$/.test(secret)) return { kind: 'unauthorised' };
  const timeoutMs = until - now();
  if (timeoutMs <= 0) return { kind: 'refused', because: 'no-time-left', permanent: false };
  const answer = await sendRequest({ ...request, token: secret }, timeoutMs);
  switch (answer.kind) {
    case 'unknown':
      return { kind: 'unknown', because: answer.because };
    case 'refused':
      return { kind: 'refused', because: answer.because, permanent: false, isUnreachable: true };
    case 'answered':
      return answer.status === statusOf(request) ? read(schema, answer.json) : classifyRefusal(answer);
  }
}

/** With which status Asana says yes. */
function statusOf({ method }: Omit<ApiRequest, 'token'>): number {
  return method === 'POST' ? 201 : 200;
}

/** A success that shows nothing of what was asked for, or an error besides, proves nothing. */
function read<Data>(schema: z.ZodType<Data>, json: unknown): VendorAnswer<Page<Data>> {
  const body = z
    .object({
      data: schema,
      errors: z.never().optional(),
      next_page: z.object({ offset: z.string() }).nullish(),
    })
    .safeParse(json);
  if (!body.success) return { kind: 'unknown', because: 'unreadable-answer' };
  return { kind: 'ok', value: { data: body.data.data, next: body.data.next_page?.offset } };
}

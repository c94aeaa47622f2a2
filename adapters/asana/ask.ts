import * as z from 'zod';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import type { ApiRequest } from '../http/send-request.ts';
import { sendAuthorised } from '../oauth/send-authorised.ts';
import type { Access } from '../oauth/send-authorised.ts';
import { classifyRefusal } from './classify-refusal.ts';

/** Where Asana's API is, and as whom it is asked. */
export interface ApiAccess extends Access {
  /** `https://app.asana.com/api/1.0`, or where the sandbox listens. */
  readonly baseUrl: string;
  /** Until when there is time, in ms since 1970: none may outlive whoever waits. */
  readonly until: number;
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

/** Sends one request (a read once more if its token was refused) and reads what comes back under `data`. */
export async function ask<Data>(
  access: ApiAccess,
  request: Omit<ApiRequest, 'token'>,
  schema: z.ZodType<Data>,
): Promise<VendorAnswer<Page<Data>>> {
  const answer = await sendAuthorised(access, request, access.until);
  if (answer.kind !== 'answered') return answer;
  return answer.status === statusOf(request) ? read(schema, answer.json) : classifyRefusal(answer);
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

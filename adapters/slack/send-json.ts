import * as z from 'zod';

/** One POST of JSON; `timeoutMs` is for all of it, connecting included. */
export interface JsonPost {
  readonly url: string;
  readonly token?: string;
  readonly body: unknown;
  readonly timeoutMs: number;
}

/** What came back, or why nothing did. `json` is undefined for whatever is not JSON. */
export type JsonAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: Headers; readonly json: unknown }
  | { readonly kind: 'nothing'; readonly because: string };

/** Sends one request and waits for its whole answer. Never rejects; nothing is repeated. */
export async function sendJson({ url, token, body, timeoutMs }: JsonPost): Promise<JsonAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        // A Lambda may sleep between two requests: a kept connection would be dead by then.
        connection: 'close',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const { status, headers } = response;
    return { kind: 'answered', status, headers, json: parseJson(await response.text()) };
  } catch (error) {
    return { kind: 'nothing', because: codeOf(error) };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const causeSchema = z.object({ code: z.string() });

/** Codes only: messages may repeat a token or an address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'connection-failed';
  if (error.name === 'TimeoutError') return 'timeout';
  return causeSchema.safeParse(error.cause).data?.code ?? 'connection-failed';
}

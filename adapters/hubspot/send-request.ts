import { classifyFailure, interruptedAnswer } from './transport-failure.ts';
import type { TransportFailure } from './transport-failure.ts';

/** One request; `body` is sent as JSON. */
export interface ApiRequest {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'PUT';
  readonly url: URL;
  readonly token: string;
  readonly body?: unknown;
}

/** What came back. `json` is undefined for whatever is not JSON. */
export interface Answer {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/**
 * Sends one request and waits for its whole answer at most `timeoutMs`, connecting included. Never rejects.
 * A write is exactly one request; a read is sent twice after a 421, which `fetch` does by itself and does no harm.
 */
export async function sendRequest(
  request: ApiRequest,
  timeoutMs: number,
): Promise<Answer | TransportFailure> {
  const response = await fetch(request.url, initOf(request, timeoutMs)).catch(classifyFailure);
  return 'kind' in response ? response : answerOf(response);
}

async function answerOf(response: Response): Promise<Answer | TransportFailure> {
  const { status, headers } = response;
  return response
    .text()
    .then((text): Answer => ({ kind: 'answered', status, headers, json: parseJson(text) }))
    .catch(interruptedAnswer);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function initOf({ method, token, body }: ApiRequest, timeoutMs: number): RequestInit {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    // A Lambda may sleep between two requests: a kept connection would be dead by then, and a write on it of unknown
    // outcome.
    connection: 'close',
  };
  const init = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) } as const;
  return body === undefined ? init : { ...init, ...bodyOf(headers, body) };
}

/** As a stream, because `fetch` repeats a request by itself (after a 421) only if it can read its body again. */
function bodyOf(headers: Record<string, string>, body: unknown) {
  const bytes = Buffer.from(JSON.stringify(body));
  return {
    headers: { ...headers, 'content-type': 'application/json', 'content-length': String(bytes.length) },
    body: new Blob([bytes]).stream(),
    duplex: 'half',
  } as const;
}

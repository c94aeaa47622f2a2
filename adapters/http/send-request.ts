import { classifyFailure, interruptedAnswer } from './transport-failure.ts';
import type { TransportFailure } from './transport-failure.ts';
import { tellExchange } from './tell-exchange.ts';

/** One request. A body is sent as JSON, or as a form if it is one. */
export interface ApiRequest {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'PUT';
  readonly url: URL;
  /** Goes along as a bearer token. */
  readonly token?: string;
  /** What goes along besides, in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** It asks for an access token: whoever watches is told so. */
  readonly isForToken?: true;
}

/** What came back. `json` is undefined for whatever is not JSON. */
export interface Answer {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

type Whole = Answer & { readonly text: string };

/**
 * Sends one request and waits for its whole answer at most `timeoutMs`, connecting included. Never rejects. Whoever
 * watches the work is told of it. A write is exactly one request; a read is sent twice after a 421, which `fetch` does by
 * itself and does no harm.
 */
export async function sendRequest(
  request: ApiRequest,
  timeoutMs: number,
): Promise<Answer | TransportFailure> {
  const begun = performance.now();
  const response = await fetch(request.url, initOf(request, timeoutMs)).catch(classifyFailure);
  const answer = 'kind' in response ? response : await answerOf(response);
  const { method, url, body, isForToken } = request;
  tellExchange({ method, url, body, isForToken, answer, durationMs: performance.now() - begun });
  return answer;
}

async function answerOf(response: Response): Promise<Whole | TransportFailure> {
  const { status, headers } = response;
  return response
    .text()
    .then((text): Whole => ({ kind: 'answered', status, headers, json: parseJson(text), text }))
    .catch(interruptedAnswer);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function initOf({ method, token, headers, body }: ApiRequest, timeoutMs: number): RequestInit {
  const sent = {
    ...headers,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    accept: 'application/json',
    // A Lambda may sleep between two requests: a kept connection would be dead by then, and a write on it of unknown
    // outcome.
    connection: 'close',
  };
  const init = { method, headers: sent, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) } as const;
  return body === undefined ? init : { ...init, ...bodyOf(sent, body) };
}

/** As a stream, because `fetch` repeats a request by itself (after a 421) only if it can read its body again. */
function bodyOf(headers: Record<string, string>, body: unknown) {
  const [type, text] =
    body instanceof URLSearchParams
      ? ['application/x-www-form-urlencoded', body.toString()]
      : ['application/json', JSON.stringify(body)];
  const bytes = Buffer.from(text);
  return {
    headers: { ...headers, 'content-type': type, 'content-length': String(bytes.length) },
    body: new Blob([bytes]).stream(),
    duplex: 'half',
  } as const;
}

import { request as requestOverHttp } from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { Answer } from '../http/send-request.ts';
import type { TransportFailure } from '../http/transport-failure.ts';
import type { Named } from '../http/named.ts';
import { NOTHING_NAMED } from '../http/named.ts';
import { tellExchange } from '../http/tell-exchange.ts';
import { isPublicAddress } from './public-address.ts';
import { publicLookup } from './public-lookup.ts';

/** More than any record needs; a longer answer is cut off. */
const LONGEST_ANSWER_BYTES = 1_000_000;

export interface DirectRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What whoever watches is told of; without it lengths alone. */
  readonly named?: Named;
}

export interface Reach {
  readonly timeoutMs: number;
  /** `public`: over TLS only, and to public addresses only. `any`: a sandbox on this machine. */
  readonly reach: 'public' | 'any';
  readonly lookup?: LookupFunction;
}

/** An answer that was read whole; `text` is empty if it had no body. */
export interface DirectAnswer extends Answer {
  readonly text: string;
}

/**
 * Sends exactly one request, over a connection of its own, to an address that was checked, and waits for its whole
 * answer at most `timeoutMs`: no redirect, no second try, no proxy. Never rejects. Until the connection stands nothing
 * has been sent, so whatever ends it before is 'refused'; whatever ends it after is 'unknown'. Whoever watches the work
 * is told of it.
 */
export async function sendDirectly(
  request: DirectRequest,
  { timeoutMs, reach, lookup = publicLookup() }: Reach,
): Promise<DirectAnswer | TransportFailure> {
  const { url } = request;
  if (reach === 'public') {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    // An address needs no lookup, and so would not be checked by one.
    const isForbidden = isIP(host) !== 0 && !isPublicAddress(host);
    if (url.protocol !== 'https:') return { kind: 'refused', because: 'NOT_HTTPS' };
    if (isForbidden) return { kind: 'refused', because: 'ADDRESS_NOT_PUBLIC' };
  }
  const checked = reach === 'public' ? { lookup } : {};
  const begun = performance.now();
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await exchange(request, { ...checked, agent: false, signal });
  const { method, body, named = NOTHING_NAMED } = request;
  tellExchange({ method, url, body, answer, durationMs: performance.now() - begun, named });
  return answer;
}

function exchange(
  { method, url, headers, body }: DirectRequest,
  options: RequestOptions,
): Promise<DirectAnswer | TransportFailure> {
  const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const sent = {
    ...headers,
    ...{ accept: 'application/json', 'accept-encoding': 'identity', connection: 'close' },
    ...(bytes && { 'content-type': 'application/json', 'content-length': String(bytes.length) }),
  };
  const send = url.protocol === 'https:' ? requestOverTls : requestOverHttp;
  return new Promise((resolve) => {
    let isConnected = false;
    const outgoing = send(url, { ...options, method, headers: sent });
    outgoing.once('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        isConnected = true;
      });
    });
    outgoing.once('response', (response) => {
      void readAnswer(outgoing, response).then(resolve);
    });
    outgoing.once('error', (error) => {
      resolve({ kind: isConnected ? 'unknown' : 'refused', because: codeOf(error) });
    });
    outgoing.end(bytes);
  });
}

async function readAnswer(
  outgoing: ClientRequest,
  response: IncomingMessage,
): Promise<DirectAnswer | TransportFailure> {
  try {
    const text = await textOf(response);
    if (text === undefined) {
      outgoing.destroy();
      return { kind: 'unknown', because: 'ANSWER_TOO_LONG' };
    }
    const status = response.statusCode ?? 0;
    return { kind: 'answered', status, headers: headersOf(response), json: parsed(text), text };
  } catch (error) {
    return { kind: 'unknown', because: codeOf(error) };
  }
}

async function textOf(response: IncomingMessage): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LONGEST_ANSWER_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function headersOf(response: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Codes only: messages may repeat an address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'connection-failed';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  return 'code' in error && typeof error.code === 'string' ? error.code : 'connection-failed';
}

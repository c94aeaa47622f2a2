import { sendRequest } from '../http/send-request.ts';
import type { Answer, ApiRequest } from '../http/send-request.ts';
import type { ApiBudget } from './api-budget.ts';
import type { Refusal } from './classify-refusal.ts';
import { NO_TIME_LEFT } from './mint-token.ts';
import type { AccessToken } from './mint-token.ts';
import type { TokenCache } from './token-cache.ts';

/** One request without what every request has; `path` begins with a slash and may carry a query. */
export interface ApiCall {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What came back, and as whom it was asked. */
export interface Reply extends Answer {
  readonly userId: string | undefined;
}

export interface ApiSettings {
  readonly domainUrl: string;
  readonly tokens: TokenCache;
  readonly budget: ApiBudget;
  readonly timeoutMs: number;
  readonly now: () => number;
}

/**
 * A read, for which a refused token is replaced once. Nothing is sent while the org's requests of the day are nearly
 * used up: those that are left are for the writes that have been planned, and for the org's other systems.
 */
export async function read(settings: ApiSettings, path: string): Promise<Reply | Refusal> {
  const until = settings.now() + settings.timeoutMs;
  const afterSeconds = settings.budget.secondsToSpare();
  if (afterSeconds > 0) return { kind: 'deferred', because: 'DAILY_REQUESTS_NEARLY_USED', afterSeconds };
  const first = await ask(settings, { method: 'GET', path }, until);
  return isExpired(first) ? ask(settings, { method: 'GET', path }, until) : first;
}

/** A write: exactly one request, whatever comes of it. A refused token is replaced before the next one. */
export async function write(settings: ApiSettings, call: ApiCall): Promise<Reply | Refusal> {
  return ask(settings, call, settings.now() + settings.timeoutMs);
}

function isExpired(answer: Reply | Refusal): boolean {
  return answer.kind === 'answered' && answer.status === 401;
}

/** All requests of one call share its time, the one for a token included: none may outlive whoever waits. */
async function ask(settings: ApiSettings, call: ApiCall, until: number): Promise<Reply | Refusal> {
  const token = await settings.tokens.get(until);
  if (token.kind !== 'token') return token;
  const timeoutMs = until - settings.now();
  if (timeoutMs <= 0) return NO_TIME_LEFT;
  const answer = await sendRequest(requestFor(settings, call, token), timeoutMs);
  if (answer.kind !== 'answered') return notAnswered(answer);
  settings.budget.note(answer.headers);
  const reply = { ...answer, userId: token.userId };
  if (isExpired(reply)) settings.tokens.drop(token);
  return reply;
}

function requestFor({ domainUrl }: ApiSettings, { path, ...call }: ApiCall, token: AccessToken): ApiRequest {
  return { ...call, url: new URL(`${domainUrl.replace(/\/+$/, '')}${path}`), token: token.value };
}

function notAnswered({ kind, because }: { kind: 'refused' | 'unknown'; because: string }): Refusal {
  return kind === 'refused' ? { kind, because, permanent: false, isUnreachable: true } : { kind, because };
}

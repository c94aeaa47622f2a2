import type { VendorFailure } from '#domain/ports/connector.ts';
import { sendAuthorised } from '../oauth/send-authorised.ts';
import type { Access, Reply } from '../oauth/send-authorised.ts';
import type { ApiBudget } from './api-budget.ts';

/** One request without what every request has; `path` begins with a slash and may carry a query. */
export interface ApiCall {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface ApiSettings extends Access {
  readonly domainUrl: string;
  readonly budget: ApiBudget;
  readonly timeoutMs: number;
}

/**
 * A read, for which a refused token is replaced once. Nothing is sent while the org's requests of the day are nearly
 * used up: those that are left are for the writes that have been planned, and for the org's other systems.
 */
export async function read(settings: ApiSettings, path: string): Promise<Reply | VendorFailure> {
  const afterSeconds = settings.budget.secondsToSpare();
  if (afterSeconds > 0) return { kind: 'deferred', because: 'DAILY_REQUESTS_NEARLY_USED', afterSeconds };
  return ask(settings, { method: 'GET', path });
}

/** A write: exactly one request, whatever comes of it. A refused token is replaced before the next one. */
export async function write(settings: ApiSettings, call: ApiCall): Promise<Reply | VendorFailure> {
  return ask(settings, call);
}

/** All requests of one call share its time, the one for a token included: none may outlive whoever waits. */
async function ask(settings: ApiSettings, { path, ...call }: ApiCall): Promise<Reply | VendorFailure> {
  const { domainUrl, budget, now, timeoutMs } = settings;
  const url = new URL(`${domainUrl.replace(/\/+$/, '')}${path}`);
  const reply = await sendAuthorised(settings, { ...call, url }, now() + timeoutMs);
  if (reply.kind === 'answered') budget.note(reply.headers);
  return reply;
}

import type { HttpSystem } from '#domain/contract/http-system.ts';
import type { VendorFailure } from '#domain/ports/connector.ts';
import { valueAt } from './json-pointer.ts';
import type { DirectAnswer } from './send-directly.ts';

const USUAL_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 3_600;

/** A success in whose answer stands that it was none: what became of it is not known. */
export function errorWithin({ errors }: HttpSystem, json: unknown): VendorFailure | undefined {
  if (errors.at === undefined || isNothing(valueAt(json, errors.at))) return undefined;
  return { kind: 'unknown', because: 'error-in-answer' };
}

/** Nothing, or nothing in it. */
export function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
  );
}

/**
 * What an answer other than success means for the request. Only JSON, or nothing at all, is taken for the system's own
 * word; a page in HTML may be that of something in between. After any status that is not listed the request may still
 * be applied.
 */
export function classifyAnswer(answer: DirectAnswer, system: HttpSystem, now: number): VendorFailure {
  const { status, headers, json, text } = answer;
  if (status === 401) return { kind: 'unauthorised' };
  if (status === 429)
    return {
      ...{ kind: 'deferred', because: 'RATE_LIMIT', isBrief: true },
      afterSeconds: secondsToWait(headers, now),
    };
  if (json === undefined && text.trim() !== '') return unknown(status);
  if (system.notFound.statuses.includes(status)) return { kind: 'not-found' };
  switch (status) {
    case 400:
    case 403:
    case 404:
    case 405:
    case 406:
    case 410:
    case 412:
    case 413:
    case 415:
    case 422:
    case 428:
      return refused(status, system, json, true);
    case 423:
      return refused(status, system, json, false);
    default:
      return unknown(status);
  }
}

function refused(status: number, { errors }: HttpSystem, json: unknown, permanent: boolean): VendorFailure {
  const because = wordAt(json, errors.code) ?? `http-${status}`;
  const field = wordAt(json, errors.field);
  return { kind: 'refused', because, permanent, ...(field !== undefined && { field }) };
}

/** A word, never a sentence: it may hold what people wrote. */
function wordAt(json: unknown, pointer: string | undefined): string | undefined {
  const found = pointer === undefined ? undefined : valueAt(json, pointer);
  return typeof found === 'string' && /^[\w.:-]{1,60}$/.test(found) ? found : undefined;
}

function unknown(status: number): VendorFailure {
  return { kind: 'unknown', because: `http-${status}` };
}

/** Seconds or a date (RFC 9110). */
function secondsToWait(headers: Headers, now: number): number {
  const text = headers.get('retry-after') ?? '';
  const until = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  const byDate = Number.isNaN(until) ? USUAL_WAIT_SECONDS : Math.ceil((until - now) / 1_000);
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : byDate;
  return Math.min(Math.max(1, seconds), LONGEST_WAIT_SECONDS);
}

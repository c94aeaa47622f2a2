import type { VendorFailure } from '#domain/ports/connector.ts';
import type { Answer } from '../http/send-request.ts';
import { readError } from './error-body.ts';
import type { VendorError } from './error-body.ts';

/** Asana's limits are counted by the minute. Source: its page on rate limits. */
const WINDOW_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 3_600;

/**
 * What an answer other than success means for the request. Only Asana's own word, in its own form and with one of
 * these statuses, says that nothing was written; after any other answer the request may still be applied.
 * Source of the statuses: Asana's page on errors (402: not in this plan; 451: barred by law).
 */
export function classifyRefusal({ status, headers, json }: Answer): VendorFailure {
  const error = readError(json);
  if (error === undefined) return unknown(status);
  switch (status) {
    case 400:
    case 402:
    case 403:
    case 405:
    case 406:
    case 410:
    case 412:
    case 413:
    case 415:
    case 422:
    case 423:
    case 428:
    case 451:
      return refused(status, error);
    case 401:
      return { kind: 'unauthorised' };
    case 404:
      return { kind: 'not-found' };
    case 429:
      return {
        ...{ kind: 'deferred', because: 'RATE_LIMIT', isBrief: true },
        afterSeconds: secondsToWait(headers),
      };
    default:
      return unknown(status);
  }
}

/** A key that is taken is no reason to give up: the thing is there, and the next look finds it. */
function refused(status: number, { code, field }: VendorError): VendorFailure {
  const because = code ?? `http-${status}`;
  const permanent = code !== 'KEY_TAKEN';
  return { kind: 'refused', because, permanent, ...(field !== undefined && { field }) };
}

function unknown(status: number): VendorFailure {
  return { kind: 'unknown', because: `http-${status}` };
}

/** Always sent with a 429, in whole seconds. */
function secondsToWait(headers: Headers): number {
  const text = headers.get('retry-after') ?? '';
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : WINDOW_SECONDS;
  return Math.min(Math.max(1, seconds), LONGEST_WAIT_SECONDS);
}

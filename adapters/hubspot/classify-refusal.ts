import type { Deferred, VendorFailure } from '#domain/ports/connector.ts';
import { readError } from './error-body.ts';
import type { VendorError } from './error-body.ts';
import type { Answer } from '../http/send-request.ts';
import { wholeNumber } from '../http/whole-number.ts';

/** The name of the limit that counts a portal's requests of a day. */
const DAILY = 'DAILY';
const LOCKED_SECONDS = 2;
const BURST_WINDOW_SECONDS = 10;
const HOUR_SECONDS = 3_600;
const LONGEST_MIGRATION_SECONDS = 24 * HOUR_SECONDS;

/**
 * What an answer other than success means for the request. Only HubSpot's own word, in JSON and with one of these
 * statuses, says that nothing was written; after any other answer the request may still be applied.
 * Source of the statuses: HubSpot's error-handling guide.
 */
export function classifyRefusal({ status, headers, json }: Answer): VendorFailure {
  const error = readError(json);
  if (error === undefined) return unknown(status);
  switch (status) {
    case 400:
    case 403:
    case 405:
    case 406:
    case 410:
    case 412:
    case 413:
    case 415:
    case 422:
    case 428:
      return refusedForGood(status, error);
    case 401:
      return { kind: 'unauthorised' };
    case 404:
      return { kind: 'not-found' };
    case 423:
      return deferred('LOCKED', LOCKED_SECONDS);
    case 429:
      return limited(error, headers);
    case 477:
      return deferred('MIGRATION_IN_PROGRESS', secondsOfMigration(headers));
    default:
      return unknown(status);
  }
}

function refusedForGood(status: number, { code, field }: VendorError): VendorFailure {
  const because = code ?? `http-${status}`;
  return { kind: 'refused', because, permanent: true, ...(field !== undefined && { field }) };
}

function limited(error: VendorError, headers: Headers): VendorFailure {
  const answer = deferred(error.policyName ?? 'RATE_LIMIT', secondsUntilBelowLimit(error, headers));
  return error.policyName === DAILY ? { ...answer, isDaily: true } : { ...answer, isBrief: true };
}

function deferred(because: string, afterSeconds: number): Deferred {
  return { kind: 'deferred', because, afterSeconds };
}

function unknown(status: number): VendorFailure {
  return { kind: 'unknown', because: `http-${status}` };
}

/**
 * The daily limit ends at midnight in the portal's time zone, which no answer tells: asking again every hour costs
 * at most 24 requests and is at most an hour late. A burst ends with its window. HubSpot sends no Retry-After here.
 */
function secondsUntilBelowLimit({ policyName }: VendorError, headers: Headers): number {
  if (policyName === DAILY) return HOUR_SECONDS;
  const windowMs = wholeNumber(headers.get('x-hubspot-ratelimit-interval-milliseconds'));
  return windowMs === undefined ? BURST_WINDOW_SECONDS : Math.max(1, Math.ceil(windowMs / 1_000));
}

function secondsOfMigration(headers: Headers): number {
  return Math.min(wholeNumber(headers.get('retry-after')) ?? HOUR_SECONDS, LONGEST_MIGRATION_SECONDS);
}

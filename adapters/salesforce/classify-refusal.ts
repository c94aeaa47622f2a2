import { retryAfterSeconds } from '../http/retry-after.ts';
import type { VendorFailure } from '#domain/ports/connector.ts';
import { readError } from './error-body.ts';
import type { VendorError } from './error-body.ts';

/** The limit counts the last 24 hours: it gives way little by little, and asking costs one of what is scarce. */
const DAILY_LIMIT_SECONDS = 3_600;
/** Only requests that run for 20 seconds and more count here: they end soon. */
const CONCURRENT_LIMIT_SECONDS = 30;
/** Where a 429 does not say how long. */
const BURST_SECONDS = 60;

/**
 * What an answer other than success means for the request, by status and code, for a whole answer and for one part of
 * a composite one. Only Salesforce's own word, its list of errors with one of these statuses, says that nothing was
 * written; after any other answer the request may still be applied. Source of statuses and codes: Salesforce's REST guide.
 */
export function classifyRefusal(status: number, json: unknown, headers?: Headers): VendorFailure {
  const error = readError(json);
  if (error === undefined) return unknown(status);
  switch (status) {
    case 401:
      return { kind: 'unauthorised' };
    case 403:
      return error.code === 'REQUEST_LIMIT_EXCEEDED' ? limited(error) : refused(error, true);
    case 404:
      return { kind: 'not-found' };
    case 429:
      return {
        kind: 'deferred',
        because: error.code,
        afterSeconds: retryAfterSeconds(headers) ?? BURST_SECONDS,
        isBrief: true,
      };
    case 423:
      return refused(error, false);
    case 400:
      // Whoever does not get hold of the row has written nothing to it. The same code comes as 500, which says nothing.
      return refused(error, error.code !== 'UNABLE_TO_LOCK_ROW');
    case 405:
    case 406:
    case 410:
    case 412:
    case 413:
    case 415:
    case 422:
    case 428:
      return refused(error, true);
    default:
      return unknown(status);
  }
}

function limited({ code, isAboutNow }: VendorError): VendorFailure {
  if (isAboutNow) return { kind: 'deferred', because: code, afterSeconds: CONCURRENT_LIMIT_SECONDS };
  return { kind: 'deferred', because: code, afterSeconds: DAILY_LIMIT_SECONDS, isDaily: true };
}

function refused({ code, field }: VendorError, permanent: boolean): VendorFailure {
  return { kind: 'refused', because: code, permanent, ...(field !== undefined && { field }) };
}

function unknown(status: number): VendorFailure {
  return { kind: 'unknown', because: `http-${status}` };
}

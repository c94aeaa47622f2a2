import { randomUUID } from 'node:crypto';
import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';

type Details = Readonly<Record<string, unknown>>;

/** A refusal as HubSpot words it: `details` are the fields of the answer besides status and correlation id. */
export class ApiError extends Error {
  readonly status: number;
  readonly details: Details;
  readonly headers: Record<string, string>;

  constructor(status: number, details: Details & { message: string }, headers: Record<string, string> = {}) {
    super(details.message);
    this.status = status;
    this.details = details;
    this.headers = headers;
  }

  /** The answer; each has a correlation id of its own. */
  toReply(): SandboxReply {
    const body = { status: 'error', ...this.details, correlationId: randomUUID() };
    return jsonReply(this.status, body, this.headers);
  }
}

/** 401: no token, or not the app's. */
export function notAuthenticated(): ApiError {
  const message = 'Authentication credentials not found.';
  return new ApiError(401, { message, category: 'INVALID_AUTHENTICATION' });
}

/** 404 for a record, an owner or a property. */
export function notFound(what: string, ids: readonly string[] = []): ApiError {
  return new ApiError(404, {
    message: `${what} not found.`,
    context: { id: ids },
    category: 'OBJECT_NOT_FOUND',
  });
}

/** 404 for an address that does not exist at all. */
export function noSuchPath(): ApiError {
  return new ApiError(404, { message: 'resource not found' });
}

/** 400 for a body that is not JSON, or not the JSON that this address takes. */
export function invalidBody(why: string): ApiError {
  return new ApiError(400, { message: `Invalid input JSON: ${why}`, category: 'VALIDATION_ERROR' });
}

/** 409 for a value that must be unique. */
export function conflict(message: string): ApiError {
  return new ApiError(409, { message, category: 'CONFLICT' });
}

/** 423: another operation holds the record; HubSpot asks to wait two seconds at least. */
export function locked(): ApiError {
  const message = 'The record is locked by another operation. Try again in at least 2 seconds.';
  return new ApiError(423, { message, category: 'LOCKED' });
}

/** 477: the account is being moved between data centres. `retryAfterSeconds` may be up to a day. */
export function migrating(retryAfterSeconds: number): ApiError {
  const message = 'This account is being migrated to another data hosting location.';
  return new ApiError(
    477,
    { message, category: 'MIGRATION_IN_PROGRESS' },
    { 'retry-after': String(retryAfterSeconds) },
  );
}

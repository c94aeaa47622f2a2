import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';

const help =
  'For more information on API status codes and how to handle them, read the docs on errors: https://developers.asana.com/docs/errors';

/** A refusal in the form of Asana's. */
export class ApiError extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }

  toReply(): SandboxReply {
    return jsonReply(this.status, { errors: [{ message: this.message, help }] }, this.headers);
  }
}

/** 400: something about the request; the field comes first, where it is one. */
export function badRequest(message: string): ApiError {
  return new ApiError(400, message);
}

/** 401: no token, or not the app's. */
export function notAuthorized(): ApiError {
  return new ApiError(401, 'Not Authorized');
}

/** 404 for a thing that is named in the address. */
export function unknownObject(kind: string, gid: string): ApiError {
  return new ApiError(404, `${kind}: Unknown object: ${gid}`);
}

/** 404 for an address that does not exist at all. */
export function noSuchRoute(): ApiError {
  return new ApiError(404, 'No matching route for request');
}

/** 429, which always says how long to wait. */
export function rateLimited(afterSeconds: number): ApiError {
  const message =
    "You've made too many requests and hit a rate limit. Please retry after the given amount of time.";
  return new ApiError(429, message, { 'retry-after': String(afterSeconds) });
}

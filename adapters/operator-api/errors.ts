import type { OperatorError } from '#domain/operator/operator-error.ts';

/** Something that the operator API, or the way to it, did not do. */
export abstract class OperatorApiError extends Error {
  readonly url: string;

  constructor(url: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.url = url;
  }
}

/** Nobody answers at the address. */
export class UnreachableError extends OperatorApiError {
  override readonly name = 'UnreachableError';

  constructor(url: string, options: ErrorOptions) {
    super(url, `Nothing answers at ${url}.`, options);
  }
}

/** The caller is not known there, or may not do this. */
export class NotPermittedError extends OperatorApiError {
  override readonly name = 'NotPermittedError';
  readonly status: number;

  constructor(url: string, status: number) {
    super(url, `${url} does not let this caller in (HTTP ${status}).`);
    this.status = status;
  }
}

/** There are no AWS credentials, or no region, to sign with. */
export class CannotSignError extends OperatorApiError {
  override readonly name = 'CannotSignError';
  readonly missing: 'credentials' | 'region';

  constructor(url: string, missing: 'credentials' | 'region', options: ErrorOptions) {
    super(url, `No AWS ${missing} to sign requests with.`, options);
    this.missing = missing;
  }
}

/** Understood, and not done: refused (409), not there (404) or not valid (400). `error` says why. */
export class RefusedError extends OperatorApiError {
  override readonly name = 'RefusedError';
  readonly status: number;
  readonly error: OperatorError;

  constructor(url: string, status: number, error: OperatorError) {
    super(url, error.sentence);
    this.status = status;
    this.error = error;
  }
}

/** An answer that is none of ours: a fault on the other side, another version, or another program. */
export class UnexpectedAnswerError extends OperatorApiError {
  override readonly name = 'UnexpectedAnswerError';
  readonly status: number;
  /** The Lambda that should have answered. */
  readonly lambda: string;

  constructor(url: string, status: number, lambda: string, options?: ErrorOptions) {
    super(url, `${url} answered with HTTP ${status}, but not as Baton's operator API does.`, options);
    this.status = status;
    this.lambda = lambda;
  }
}

import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';

/** A refusal as Salesforce words it: a list of one error, with the fields that it is about. */
export class ApiError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[] | undefined;

  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }

  /** As the body of an answer, or of one part of a composite answer. */
  toBody(): unknown {
    const { message, errorCode, fields } = this;
    return [{ message, errorCode, ...(fields !== undefined && { fields }) }];
  }

  toReply(headers: Record<string, string> = {}): SandboxReply {
    return jsonReply(this.status, this.toBody(), headers);
  }
}

export function expiredToken(): ApiError {
  return new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
}

export function limitExceeded(which: string): ApiError {
  return new ApiError(403, 'REQUEST_LIMIT_EXCEEDED', `${which} Limit exceeded.`);
}

/** Not there, or nothing that this user may see: Salesforce does not say which. */
export function notFound(): ApiError {
  return new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

export function rowLocked(): ApiError {
  return new ApiError(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record', []);
}

/** What became of every other part of a composite request that is all or nothing. */
export function processingHalted(): ApiError {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return new ApiError(400, 'PROCESSING_HALTED', message);
}

/** A field, or several, that cannot be written so. */
export function badValue(errorCode: string, message: string, field: string): ApiError {
  return new ApiError(400, errorCode, message, [field]);
}

export function noSuchField(field: string, type: string): ApiError {
  return new ApiError(400, 'INVALID_FIELD', `No such column '${field}' on sobject of type ${type}`);
}

/** A body that is not the JSON that this field or address takes. */
export function unreadableBody(why: string): ApiError {
  return new ApiError(400, 'JSON_PARSER_ERROR', why);
}

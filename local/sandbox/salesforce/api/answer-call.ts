import { matchPath } from '../../http/match-path.ts';
import { isObjectType } from '../org/field.ts';
import type { ObjectType } from '../org/field.ts';
import type { ApiCall, ApiContext, ApiResult } from './api-context.ts';
import { ApiError, notFound } from './api-error.ts';
import { answerComposite } from './answer-composite.ts';
import { showUser } from './users.ts';
import { createRecord, describeType, showRecord, updateRecord } from './records.ts';

const OLDEST_VERSION = 31;
/** Of summer 2026. */
const NEWEST_VERSION = 67;

/** Answers one request, or one part of a composite one. Throws an `ApiError`. */
export function answerCall(call: ApiCall, context: ApiContext): ApiResult {
  const [, version, rest] = /^\/services\/data\/v(\d+)\.0(\/.*)$/.exec(call.path) ?? [];
  if (version === undefined || rest === undefined || Number(version) > NEWEST_VERSION) throw notFound();
  if (Number(version) < OLDEST_VERSION) {
    throw new ApiError(410, 'UNSUPPORTED_API_VERSION', 'The requested API version is no longer supported.');
  }
  return call.method === 'POST' && rest === '/composite'
    ? answerComposite(call, context, answerCall)
    : answerObjects(rest, call, context);
}

function answerObjects(path: string, call: ApiCall, context: ApiContext): ApiResult {
  const described = matchPath('/sobjects/:type/describe', path);
  if (call.method === 'GET' && described !== undefined) return describeType(typeIn(described), context);
  const user = matchPath('/sobjects/User/:id', path);
  if (call.method === 'GET' && user !== undefined) return showUser(user.id ?? '', context);
  const row = matchPath('/sobjects/:type/:id', path);
  if (call.method === 'GET' && row !== undefined) return showRecord(typeIn(row), row.id ?? '', call, context);
  if (call.method === 'PATCH' && row !== undefined)
    return updateRecord(typeIn(row), row.id ?? '', call, context);
  const basic = matchPath('/sobjects/:type', path);
  if (call.method === 'POST' && basic !== undefined) return createRecord(typeIn(basic), call, context);
  throw row === undefined && basic === undefined ? notFound() : methodNotAllowed(call.method);
}

function typeIn({ type = '' }: Record<string, string>): ObjectType {
  if (!isObjectType(type)) throw notFound();
  return type;
}

function methodNotAllowed(method: string): ApiError {
  return new ApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed.`);
}

import type { LambdaName } from './lambdas.ts';
import type { Stage } from './stage.ts';

/** A page or answer as its caller sees it; a process that died is the gateway's 500. */
export interface WebAnswer {
  readonly status: number;
  readonly body: string;
  /** Where it leads on to. */
  readonly location?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WebRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** What stands behind its `?` is the query. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly authorizer?: object;
}

/** Calls a Lambda as the HTTP API does. */
export async function call(stage: Stage, lambda: LambdaName, request: WebRequest): Promise<WebAnswer> {
  const { method, path = '/', headers = {}, pathParameters = {}, body, authorizer } = request;
  const [rawPath = '/', rawQueryString = ''] = path.split('?');
  const queryStringParameters = Object.fromEntries(new URLSearchParams(rawQueryString));
  const requestContext = { http: { method }, requestId: 'request-1', authorizer };
  const invoked = await stage.invoke(lambda, {
    ...{ headers, pathParameters, requestContext, rawPath, rawQueryString, queryStringParameters },
    ...(body === undefined ? {} : { body }),
  });
  if (invoked.outcome === 'failed') return { status: 500, body: '' };
  const {
    statusCode,
    body: answered = '',
    headers: sent = {},
  } = invoked.answer as { statusCode: number; body?: string; headers?: Record<string, string> };
  const { location } = sent;
  return {
    status: statusCode,
    body: answered,
    headers: sent,
    ...(location === undefined ? {} : { location }),
  };
}

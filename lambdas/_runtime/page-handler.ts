import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { METRICS } from '#domain/limits/metrics.ts';
import type { Page } from '#views/pages/page.tsx';
import { failurePage } from '#views/pages/failure-page.ts';
import { bodyText } from './body.ts';
import { DEFAULT_LOCALE } from './locale.ts';
import type { MeteredRuntime } from './metered.ts';
import { toError } from './stack.ts';

/** What a page needs of a request. The token stands in the path and is never logged. */
export interface PageRequest {
  readonly method: 'GET' | 'POST';
  /** Of its path, for who serves several pages. */
  readonly path: string;
  readonly token: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

/**
 * A handler of pages behind a link. GET and HEAD only look; POST answers. A fault of ours is a page too, because the
 * gateway would show its own: it names nothing but the request's id. It is counted, because AWS counts as an error only
 * what is thrown.
 */
export function pageHandler(
  { logger, metrics }: MeteredRuntime,
  answer: (request: PageRequest) => Promise<Page>,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  return async (event) => {
    const { method } = event.requestContext.http;
    try {
      const page = await answer(requestOf(event));
      logger.info('page answered', { method, status: page.status });
      return response(page, method);
    } catch (error) {
      const correlationId = event.requestContext.requestId;
      logger.error('page failed', { error: toError(error), reference: correlationId });
      metrics.addMetric(METRICS.personNotAnswered, MetricUnit.Count, 1);
      return response(failurePage({ kind: 'error', correlationId }, DEFAULT_LOCALE), method);
    }
  };
}

function requestOf(event: APIGatewayProxyEventV2): PageRequest {
  return {
    method: event.requestContext.http.method === 'POST' ? 'POST' : 'GET',
    path: event.rawPath,
    query: new URLSearchParams(event.rawQueryString),
    token: event.pathParameters?.token ?? '',
    form: new URLSearchParams(bodyText(event)),
  };
}

function response({ status, headers, body }: Page, method: string): APIGatewayProxyStructuredResultV2 {
  return { statusCode: status, headers: { ...headers }, body: method === 'HEAD' ? '' : body };
}

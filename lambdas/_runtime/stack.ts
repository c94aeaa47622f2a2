import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Logger } from '@aws-lambda-powertools/logger';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';

export interface Runtime {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** The one middleware stack of every Lambda: context and correlation id in each log line, metrics flushed at the end. */
export function withRuntime<Event, Answer>(
  { logger, metrics }: Runtime,
  handler: (event: Event) => Promise<Answer>,
): (event: Event, context: Context) => Promise<Answer> {
  return middy<Event, Answer>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logMetrics(metrics))
    .handler(async (event: Event) => {
      try {
        return await handler(event);
      } catch (error) {
        logger.error('failed', toError(error));
        throw error;
      }
    });
}

export function toError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error('something that is no error was thrown', { cause: thrown });
}

import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import type { MiddyfiedHandler } from '@middy/core';

export interface Runtime {
  readonly logger: Logger;
}

/** The one middleware stack of every Lambda: context and correlation id in each log line. */
export function withRuntime<Event, Answer>(
  { logger }: Runtime,
  handler: (event: Event) => Promise<Answer>,
): MiddyfiedHandler<Event, Answer> {
  return middy<Event, Answer>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
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

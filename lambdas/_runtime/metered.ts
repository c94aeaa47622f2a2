import { Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import type { Context } from 'aws-lambda';
import { METRICS_NAMESPACE } from '#domain/limits/metrics.ts';
import { createRuntime } from './runtime.ts';
import { withRuntime } from './stack.ts';
import type { Runtime } from './stack.ts';

/** What a Lambda that counts something has besides: the library is a thirtieth of a bundle. */
export interface MeteredRuntime extends Runtime {
  readonly metrics: Metrics;
}

export function createMeteredRuntime(): MeteredRuntime {
  return { ...createRuntime(), metrics: new Metrics({ namespace: METRICS_NAMESPACE }) };
}

/** The same stack; what was counted is flushed at the end. */
export function withMeteredRuntime<Event, Answer>(
  runtime: MeteredRuntime,
  handler: (event: Event) => Promise<Answer>,
): (event: Event, context: Context) => Promise<Answer> {
  return withRuntime(runtime, handler).use(logMetrics(runtime.metrics));
}

import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE } from '#domain/limits/metrics.ts';
import type { Runtime } from './stack.ts';

/** Logger and metrics of one Lambda; they take service and level from the environment. */
export function createRuntime(): Runtime {
  return { logger: new Logger(), metrics: new Metrics({ namespace: METRICS_NAMESPACE }) };
}

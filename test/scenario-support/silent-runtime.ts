import { Logger } from '@aws-lambda-powertools/logger';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { KeptMetrics } from './kept-metrics.ts';
import type { ToldNumber } from './kept-metrics.ts';

const logger = new Logger({ logLevel: 'SILENT' });

/** A runtime of a Lambda that says nothing; what it would publish is kept in `told`. */
export const silentRuntimeOf = (told: ToldNumber[], now: () => string): MeteredRuntime => ({
  logger,
  metrics: new KeptMetrics(told, now),
});

/** One whose numbers nobody reads. */
export const silentRuntime = silentRuntimeOf([], () => new Date().toISOString());

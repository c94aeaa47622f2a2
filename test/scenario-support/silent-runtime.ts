import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';

/** Nobody reads the metrics here, and thousands of them would be printed. */
class NoMetrics extends Metrics {
  override addMetric(): this {
    return this;
  }
}

/** A runtime of a Lambda that says nothing. */
export const silentRuntime = {
  logger: new Logger({ logLevel: 'SILENT' }),
  metrics: new NoMetrics({ namespace: 'Scenarios' }),
};

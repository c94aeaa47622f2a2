import { Metrics } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { METRICS_NAMESPACE } from '#domain/limits/metrics.ts';

/** What the metrics of a stage in memory bear, as those of a deployed one would. */
export const SERVICE = 'baton-production';

/** One number as CloudWatch would read it from a line of a log. */
export interface ToldNumber {
  readonly at: string;
  readonly metric: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
}

const headSchema = z.object({
  _aws: z.object({
    CloudWatchMetrics: z.tuple([
      z.object({
        Dimensions: z.tuple([z.array(z.string())]),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ]),
  }),
});

/** The metrics of Powertools, whose lines are read at once instead of printed. */
export class KeptMetrics extends Metrics {
  readonly #told: ToldNumber[];
  readonly #now: () => string;
  readonly #isSingle: boolean;

  constructor(told: ToldNumber[], now: () => string, isSingle = false) {
    super({ namespace: METRICS_NAMESPACE, serviceName: SERVICE });
    this.#told = told;
    this.#now = now;
    this.#isSingle = isSingle;
  }

  override addMetric(...given: Parameters<Metrics['addMetric']>): this {
    super.addMetric(...given);
    if (this.#isSingle) this.publishStoredMetrics();
    return this;
  }

  override singleMetric(): Metrics {
    return new KeptMetrics(this.#told, this.#now, true);
  }

  override publishStoredMetrics(): this {
    this.#told.push(...numbersOf(this.serializeMetrics(), this.#now()));
    this.clearMetrics();
    this.clearDimensions();
    return this;
  }
}

/** A metric may have several values in one line. */
function numbersOf(line: object, at: string): readonly ToldNumber[] {
  const [{ Dimensions, Metrics: metrics }] = headSchema.parse(line)._aws.CloudWatchMetrics;
  const valueOf = (name: string): unknown => new Map(Object.entries(line)).get(name);
  const dimensions = Object.fromEntries(Dimensions[0].map((name) => [name, String(valueOf(name))]));
  return metrics.flatMap(({ Name: metric }) =>
    [valueOf(metric)].flat().map((value) => ({ at, metric, value: Number(value), dimensions })),
  );
}

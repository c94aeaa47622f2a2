import { Metrics } from '@aws-lambda-powertools/metrics';

/** One number that was published, with what it was about. */
export interface ToldNumber {
  readonly metric: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Metrics that are kept instead of printed. */
export class KeptMetrics extends Metrics {
  readonly #told: ToldNumber[];
  #dimensions: Readonly<Record<string, string>> = {};

  constructor(told: ToldNumber[]) {
    super({ namespace: 'Scenarios' });
    this.#told = told;
  }

  override addMetric(metric: string, _unit: string, value: number): this {
    this.#told.push({ metric, value, dimensions: this.#dimensions });
    return this;
  }

  override addDimension(name: string, value: string): this {
    this.#dimensions = { ...this.#dimensions, [name]: value };
    return this;
  }

  override singleMetric(): Metrics {
    return new KeptMetrics(this.#told);
  }
}

import type { DailyRequests } from '#domain/health/daily-requests.ts';
import { RequestMeter } from '../http/request-meter.ts';

/** From here on what is left of the day's requests is for those that are under way, and for the org's other systems. */
const NEARLY_USED = 0.95;
/** How long a number is believed: it falls as hours pass, and only an answer tells. */
const BELIEVED_MS = 5 * 60 * 1_000;

interface Usage {
  readonly share: number;
  readonly at: number;
}

/**
 * How much of the org's requests of 24 hours is used, as each answer says (`Sforce-Limit-Info: api-usage=18/5000`).
 * Source: Salesforce's REST guide (limit info header).
 */
export class ApiBudget {
  readonly #now: () => number;
  readonly #meter: RequestMeter;
  #usage: Usage | undefined;

  /** `now`: ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
    this.#meter = new RequestMeter(now);
  }

  note(headers: Headers): void {
    const [, used, limit] =
      /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(headers.get('sforce-limit-info') ?? '') ?? [];
    if (used === undefined || Number(limit) === 0) return;
    this.#meter.note(Number(used), Number(limit));
    this.#usage = { share: Number(used) / Number(limit), at: this.#now() };
  }

  /** What is worth keeping of it, once. */
  news(): DailyRequests | undefined {
    return this.#meter.news();
  }

  /** Seconds until it is worth asking again; 0 while there is enough. */
  secondsToSpare(): number {
    if (this.#usage === undefined || this.#usage.share < NEARLY_USED) return 0;
    return Math.max(0, Math.ceil((this.#usage.at + BELIEVED_MS - this.#now()) / 1_000));
  }
}

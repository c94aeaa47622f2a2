import { isNews } from '#domain/health/daily-requests.ts';
import type { DailyRequests } from '#domain/health/daily-requests.ts';

/** What the answers of one system say of the requests that it takes in a day; one for a process. */
export class RequestMeter {
  readonly #now: () => number;
  #seen: DailyRequests | undefined;
  #told: DailyRequests | undefined;

  /** `now`: ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  note(used: number, most: number): void {
    this.#seen = { at: new Date(this.#now()).toISOString(), used, most };
  }

  /** The newest figure, if it says enough beyond the one that was asked for last. */
  news(): DailyRequests | undefined {
    if (this.#seen === undefined || !isNews(this.#told, this.#seen)) return undefined;
    this.#told = this.#seen;
    return this.#told;
  }
}

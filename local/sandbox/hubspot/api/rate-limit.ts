import { randomUUID } from 'node:crypto';
import type { ChangeableSettings } from '../settings.ts';
import { ApiError } from './api-error.ts';

const burstWindowMs = 10_000;
const searchWindowMs = 1_000;

/** The policies that a 429 names; searches have a limit and a sentence of their own. */
export type RatePolicy = 'TEN_SECONDLY_ROLLING' | 'DAILY' | 'SECONDLY';

/** The 429 of one policy. HubSpot documents no Retry-After for it. */
export function rateLimited(policyName: RatePolicy): ApiError {
  const message = `You have reached your ${policyName.toLowerCase()} limit.`;
  return new ApiError(429, { message, errorType: 'RATE_LIMIT', policyName, requestId: randomUUID() });
}

/** Counts an app's requests: ten rolling seconds, the day (UTC here), and one second for searches. */
export class RateLimiter {
  private burst: number[] = [];
  private searches: number[] = [];
  private day = '';
  private today = 0;

  /** Counts a search. Throws a 429 `ApiError`; searches tell no limits in headers. */
  countSearch(limits: ChangeableSettings, now: number): void {
    this.searches = this.searches.filter((at) => at > now - searchWindowMs);
    if (this.searches.length >= limits.searchLimit) throw rateLimited('SECONDLY');
    this.searches.push(now);
  }

  /** Counts any other request. Throws a 429 `ApiError`. */
  count(limits: ChangeableSettings, now: number, isCountedByDay: boolean): void {
    this.roll(now);
    if (isCountedByDay && this.today >= limits.dailyLimit) throw rateLimited('DAILY');
    if (this.burst.length >= limits.burstLimit) throw rateLimited('TEN_SECONDLY_ROLLING');
    this.burst.push(now);
    if (isCountedByDay) this.today += 1;
  }

  /**
   * What is left, as every answer but a search's says it; of the day only where a day's requests are counted.
   * Source: HubSpot's usage guidelines (headers of rate limits).
   */
  headers(limits: ChangeableSettings, now: number, isCountedByDay: boolean): Record<string, string> {
    this.roll(now);
    return {
      ...(isCountedByDay ? this.dayHeaders(limits) : {}),
      'x-hubspot-ratelimit-max': String(limits.burstLimit),
      'x-hubspot-ratelimit-remaining': String(Math.max(0, limits.burstLimit - this.burst.length)),
      'x-hubspot-ratelimit-interval-milliseconds': String(burstWindowMs),
    };
  }

  private dayHeaders({ dailyLimit }: ChangeableSettings): Record<string, string> {
    return {
      'x-hubspot-ratelimit-daily': String(dailyLimit),
      'x-hubspot-ratelimit-daily-remaining': String(Math.max(0, dailyLimit - this.today)),
    };
  }

  private roll(now: number): void {
    this.burst = this.burst.filter((at) => at > now - burstWindowMs);
    const day = new Date(now).toISOString().slice(0, 10);
    if (day === this.day) return;
    this.day = day;
    this.today = 0;
  }
}

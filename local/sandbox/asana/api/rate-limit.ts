import { rateLimited } from './api-error.ts';

const windowMs = 60_000;

/** Counts the requests of each minute. */
export class RateLimiter {
  private windowStart = 0;
  private count = 0;

  /** Counts one request. Throws the 429. */
  admit(requestsPerMinute: number, now: number): void {
    if (now - this.windowStart >= windowMs) {
      this.windowStart = now;
      this.count = 0;
    }
    this.count += 1;
    if (this.count <= requestsPerMinute) return;
    throw rateLimited(Math.max(1, Math.ceil((this.windowStart + windowMs - now) / 1_000)));
  }
}

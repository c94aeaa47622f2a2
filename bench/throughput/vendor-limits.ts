import { windowOf } from './rate-window.ts';
import type { RateLimit, RateWindow } from './rate-window.ts';

/** A request, as far as limits look at it. */
export interface Asking {
  readonly isWrite: boolean;
  /** How long it takes. */
  readonly seconds: number;
}

/** So many at once of those requests that it counts. */
export interface ConcurrencyLimit {
  readonly name: string;
  readonly requests: number;
  readonly counts: (asking: Asking) => boolean;
}

export interface LimitsOfVendor {
  readonly rates: readonly RateLimit[];
  readonly concurrency: readonly ConcurrencyLimit[];
}

/** Which limit a request met, and when it lets the next one in. */
export interface Met {
  readonly name: string;
  readonly afterSeconds: number;
}

/** Counts one vendor's requests. What is refused counts for nothing. */
export class VendorLimits {
  readonly #rates: readonly (readonly [limit: RateLimit, window: RateWindow])[];
  readonly #concurrency: readonly { readonly limit: ConcurrencyLimit; running: number }[];

  constructor({ rates, concurrency }: LimitsOfVendor) {
    this.#rates = rates.map((limit) => [limit, windowOf(limit)]);
    this.#concurrency = concurrency.map((limit) => ({ limit, running: 0 }));
  }

  /** Undefined: it is let in, and `leave` has to be told when it is over. `now`: ms. */
  enter(now: number, asking: Asking): Met | undefined {
    for (const [{ name }, window] of this.#rates) {
      const waitMs = window.freeAt(now) - now;
      if (waitMs > 0) return { name, afterSeconds: waitMs / 1000 };
    }
    const full = this.#counting(asking).find(({ limit, running }) => running >= limit.requests);
    if (full !== undefined) return { name: full.limit.name, afterSeconds: asking.seconds };
    for (const [, window] of this.#rates) window.take(now);
    for (const counter of this.#counting(asking)) counter.running += 1;
    return undefined;
  }

  leave(asking: Asking): void {
    for (const counter of this.#counting(asking)) counter.running -= 1;
  }

  #counting(asking: Asking) {
    return this.#concurrency.filter(({ limit }) => limit.counts(asking));
  }
}

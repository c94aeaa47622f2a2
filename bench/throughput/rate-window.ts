/** So many requests in so much time. */
export interface RateLimit {
  readonly name: string;
  readonly seconds: number;
  readonly requests: number;
  /** `rolling`: of the time just gone by. `fixed`: of a window that begins anew with the first request after its end. */
  readonly window: 'rolling' | 'fixed';
}

/** What counts under one rate. Times are in ms. */
export interface RateWindow {
  /** When the next request is let in; `now` or earlier: at once. */
  readonly freeAt: (now: number) => number;
  readonly take: (now: number) => void;
}

export function windowOf({ window, seconds, requests }: RateLimit): RateWindow {
  return window === 'rolling' ? rolling(seconds * 1000, requests) : fixed(seconds * 1000, requests);
}

function rolling(lengthMs: number, requests: number): RateWindow {
  const taken: number[] = [];
  return {
    freeAt: (now) => (taken.at(-requests) ?? now - lengthMs) + lengthMs,
    take: (now) => {
      taken.push(now);
      if (taken.length > requests) taken.shift();
    },
  };
}

function fixed(lengthMs: number, requests: number): RateWindow {
  let begin = Number.NEGATIVE_INFINITY;
  let count = 0;
  return {
    freeAt: (now) => (now - begin < lengthMs && count >= requests ? begin + lengthMs : now),
    take: (now) => {
      if (now - begin >= lengthMs) [begin, count] = [now, 0];
      count += 1;
    },
  };
}

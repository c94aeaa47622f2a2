interface Event {
  readonly at: number;
  readonly begin: () => void;
}

/** Nobody is due any more, and what was waited for has not come. */
export class NothingLeftError extends Error {
  constructor() {
    super('nothing is due any more');
    this.name = 'NothingLeftError';
  }
}

/**
 * Time that goes by only while nobody is at work. Whoever is due is let go alone, until it sleeps again or has ended:
 * so the same world goes the same way each time, whatever the machine does meanwhile.
 */
export class VirtualTime {
  #now: number;
  /** By their times; among equal ones the first comes first. */
  readonly #events: Event[] = [];
  #atRest: () => void = () => undefined;
  #failure: { readonly error: unknown } | undefined;

  /** `beginAt`: ms since 1970. */
  constructor(beginAt: number) {
    this.#now = beginAt;
  }

  readonly now = (): number => this.#now;
  readonly iso = (): string => new Date(this.#now).toISOString();

  /** Does something after so many seconds. It may sleep; several sleeps at once of one act are not known here. */
  after(seconds: number, act: () => Promise<void> | void): void {
    this.#put(seconds, () => {
      Promise.resolve()
        .then(act)
        .catch((error: unknown) => (this.#failure ??= { error }))
        .finally(() => this.#atRest());
    });
  }

  /** Of an act that this time has begun, or of whatever it is waiting for. */
  sleep(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#put(seconds, resolve);
      this.#atRest();
    });
  }

  /** Lets time go by. Rejects with what an act rejected with, or with a NothingLeftError. */
  async runUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const event = this.#events.shift();
      if (event === undefined) throw new NothingLeftError();
      this.#now = event.at;
      await new Promise<void>((resolve) => {
        this.#atRest = resolve;
        event.begin();
      });
      if (this.#failure !== undefined) throw this.#failure.error;
    }
  }

  #put(seconds: number, begin: () => void): void {
    const at = this.#now + Math.max(0, Math.round(seconds * 1000));
    let [low, high] = [0, this.#events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#events[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    this.#events.splice(low, 0, { at, begin });
  }
}

/** How long the work on one message may rest in all, before whichever systems. */
export class Patience {
  readonly #sleep: (seconds: number) => Promise<void>;
  #left: number;

  constructor(seconds: number, sleep: (seconds: number) => Promise<void>) {
    this.#left = seconds;
    this.#sleep = sleep;
  }

  /** Rests for so many seconds, or as long as it may; answers how many are left then. */
  async rest(seconds: number): Promise<number> {
    const rested = Math.min(this.#left, seconds);
    this.#left -= rested;
    if (rested > 0) await this.#sleep(rested);
    return seconds - rested;
  }
}

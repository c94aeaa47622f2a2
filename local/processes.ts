import { constants } from 'node:os';

/** Something that was started here and has to be stopped again: a process, a server. */
export interface Running {
  readonly name: string;
  /** Stops it and waits until it has gone; a second call does no harm. */
  stop(): Promise<void>;
  /** Ends it at once, without waiting: all that is possible while this process exits. */
  stopNow(): void;
}

/** Thrown by `start` when everything is being stopped: what was being started has been stopped too. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function failuresOf(error: unknown): string {
  const failures: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  return `Not everything could be stopped: ${failures.map(String).join('; ')}`;
}

/** Keeps what one run started and stops exactly that, the last first. */
export class Processes {
  readonly #started: Promise<Running>[] = [];
  #stopping: Promise<void> | undefined;
  readonly #running = new Set<Running>();

  /**
   * Starts something that `stopAll` will stop, even if it is asked to while this is still under way.
   * @throws {Stopping} everything is being stopped
   */
  async start<T extends Running>(begin: () => Promise<T>): Promise<T> {
    if (this.#stopping !== undefined) throw new Stopping();
    const started = begin();
    this.#started.push(started);
    const running = await started;
    this.#running.add(running);
    // stopAll waits for this one as well, so that it has been or will be stopped by it.
    if (this.#isStopping()) throw new Stopping();
    return running;
  }

  /** Stops everything, the last started first; a failure of one keeps none of the others from being stopped. */
  stopAll(): Promise<void> {
    this.#stopping ??= this.#stopEach();
    return this.#stopping;
  }

  /**
   * Ctrl-C, SIGTERM and a closed terminal stop everything and exit; an exit for any other reason does too. `say` is told
   * when it begins and when everything has gone.
   */
  stopOnExit(say: (text: string) => void = () => undefined): void {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        // Nobody reads what is written to a terminal that was closed, and writing to it would end us half-way.
        void this.#exitOn(signal, signal === 'SIGHUP' ? () => undefined : say);
      });
    }
    process.on('exit', () => {
      for (const running of [...this.#running].reverse()) running.stopNow();
    });
  }

  #isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  async #exitOn(signal: (typeof SIGNALS)[number], say: (text: string) => void): Promise<void> {
    // The line that the terminal shows the Ctrl-C in, or that is being rewritten, ends first.
    if (!this.#isStopping()) say('\nStopping …');
    try {
      await this.stopAll();
      say('Stopped: nothing of this run is running any more.');
    } catch (error) {
      say(failuresOf(error));
    } finally {
      // What a shell reports for a process that a signal ended.
      process.exit(128 + constants.signals[signal]);
    }
  }

  async #stopEach(): Promise<void> {
    const failures: unknown[] = [];
    for (const started of this.#started.toReversed()) {
      try {
        await this.#stopOne(started);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be stopped.');
  }

  async #stopOne(started: Promise<Running>): Promise<void> {
    const [outcome] = await Promise.allSettled([started]);
    // What never came to run has cleaned up after itself, and told whoever started it.
    if (outcome.status === 'rejected') return;
    await outcome.value.stop();
    this.#running.delete(outcome.value);
  }
}

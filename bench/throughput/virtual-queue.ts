import type { VirtualTime } from './virtual-time.ts';

export interface QueueSettings {
  /** How many messages are worked on at once, each by a process of its own. */
  readonly workers: number;
  /** When a message that was not processed comes again. */
  readonly visibilitySeconds: number;
  /** After so many times it is a dead letter. */
  readonly receivedAtMost: number;
}

/** SQS delays a message by 15 minutes at most. */
const LONGEST_DELAY_SECONDS = 900;

interface Letter<Body> {
  readonly body: Body;
  readonly received: number;
}

/** A queue of SQS with the Lambda behind it: delays, workers, redelivery, dead letters. One message a call. */
export class VirtualQueue<Body> {
  readonly #time: VirtualTime;
  readonly #settings: QueueSettings;
  /** False: it has failed. */
  readonly #work: (body: Body, worker: number) => Promise<boolean>;
  readonly #ready: Letter<Body>[] = [];
  readonly #free: number[];
  readonly dead: Body[] = [];

  constructor(
    time: VirtualTime,
    settings: QueueSettings,
    work: (body: Body, worker: number) => Promise<boolean>,
  ) {
    this.#time = time;
    this.#settings = settings;
    this.#work = work;
    this.#free = Array.from({ length: settings.workers }, (_, worker) => worker);
  }

  /** Throws a RangeError for a delay that SQS does not take. */
  send(body: Body, delaySeconds: number): void {
    if (delaySeconds < 0 || delaySeconds > LONGEST_DELAY_SECONDS)
      throw new RangeError(`a delay of ${String(delaySeconds)} s`);
    this.#deliver({ body, received: 0 }, delaySeconds);
  }

  #deliver(letter: Letter<Body>, afterSeconds: number): void {
    this.#time.after(afterSeconds, () => {
      this.#ready.push(letter);
      this.#receive();
    });
  }

  #receive(): void {
    const worker = this.#ready.length > 0 ? this.#free.shift() : undefined;
    const letter = worker === undefined ? undefined : this.#ready.shift();
    if (worker !== undefined && letter !== undefined)
      this.#time.after(0, () => this.#process(letter, worker));
  }

  async #process(letter: Letter<Body>, worker: number): Promise<void> {
    if (!(await this.#work(letter.body, worker))) this.#giveBack(letter);
    this.#free.push(worker);
    this.#receive();
  }

  #giveBack({ body, received }: Letter<Body>): void {
    const { receivedAtMost, visibilitySeconds } = this.#settings;
    if (received + 1 >= receivedAtMost) this.dead.push(body);
    else this.#deliver({ body, received: received + 1 }, visibilitySeconds);
  }
}

import type { Passage } from './one-record.ts';
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
  readonly sentMs: number;
  readonly delaySeconds: number;
}

/** A queue of SQS with the Lambda behind it: delays, workers, redelivery, dead letters. One message a call. */
export class VirtualQueue<Body> {
  readonly #time: VirtualTime;
  readonly #settings: QueueSettings;
  /** False: it has failed. */
  readonly #work: (body: Body, worker: number, passage: Passage) => Promise<boolean>;
  readonly #ready: Letter<Body>[] = [];
  readonly #free: number[];
  readonly dead: Body[] = [];

  constructor(
    time: VirtualTime,
    settings: QueueSettings,
    work: (body: Body, worker: number, passage: Passage) => Promise<boolean>,
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
    this.#deliver({ body, received: 0, sentMs: this.#time.now(), delaySeconds }, delaySeconds);
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
    const { body, received, sentMs, delaySeconds } = letter;
    const passage = { sentMs, receivedMs: this.#time.now(), delaySeconds, received: received + 1 };
    if (!(await this.#work(body, worker, passage))) this.#giveBack(letter);
    this.#free.push(worker);
    this.#receive();
  }

  #giveBack(letter: Letter<Body>): void {
    const { receivedAtMost, visibilitySeconds } = this.#settings;
    const received = letter.received + 1;
    if (received >= receivedAtMost) this.dead.push(letter.body);
    else this.#deliver({ ...letter, received }, visibilitySeconds);
  }
}

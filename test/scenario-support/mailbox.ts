import type { World } from '#adapters/memory/world.ts';
import { addSeconds, latest } from '#domain/time.ts';
import type { LambdaName } from './lambdas.ts';

/** SQS gives a message that was not processed to the next receiver after this. */
const VISIBILITY_SECONDS = 60;
const RECEIVED_AT_MOST = 5;
/** The queues by the Lambdas that they feed. */
const QUEUE_OF: Partial<Record<LambdaName, string>> = {
  'admit-event': 'intake',
  'send-notice': 'notices',
  'sync-target': 'hubspot',
};

/** One message on one of the queues. */
export interface Letter {
  readonly lambda: LambdaName;
  readonly body: unknown;
  readonly sentAt: string;
  readonly delaySeconds: number;
  readonly readyAt: string;
  readonly received: number;
}

/** The queues between the Lambdas: delays, redelivery after a crash, and dead letters. */
export class Mailbox {
  readonly #world: World;
  readonly #now: () => string;
  #letters: Letter[] = [];
  /** A worker of systems takes a message so often; 0: at once. */
  secondsEach = 0;
  /** Nobody takes messages for systems: their event source is disabled. */
  isStopped = false;
  #freeAt = '';
  /** Every message that was ever sent to systems. */
  readonly sentToSystems: Letter[] = [];

  constructor(world: World, now: () => string) {
    this.#world = world;
    this.#now = now;
  }

  copyTo(other: Mailbox): void {
    other.#letters = [...this.waiting()];
  }

  /** What can be received now, the oldest first. */
  ready(): readonly Letter[] {
    const now = this.#now();
    return this.#inTurn()
      .filter((letter) => this.#from(letter) <= now)
      .sort((one, other) => Date.parse(one.readyAt) - Date.parse(other.readyAt));
  }

  nextAt(): string | undefined {
    return this.#inTurn()
      .map((letter) => this.#from(letter))
      .sort()[0];
  }

  /** Where a worker needs its time for each, the oldest message for systems is the next. */
  #inTurn(): readonly Letter[] {
    this.#collect();
    if (this.secondsEach === 0 && !this.isStopped) return this.#letters;
    const others = this.#letters.filter(({ lambda }) => lambda !== 'sync-target');
    if (this.isStopped) return others;
    const [next] = this.#letters
      .filter(({ lambda }) => lambda === 'sync-target')
      .sort((one, other) => Date.parse(one.readyAt) - Date.parse(other.readyAt));
    return next === undefined ? others : [...others, next];
  }

  /** From when on it can be received. */
  #from({ lambda, readyAt }: Letter): string {
    return lambda === 'sync-target' ? latest(readyAt, this.#freeAt) : readyAt;
  }

  waiting(): readonly Letter[] {
    this.#collect();
    return this.#letters;
  }

  take(letter: Letter): void {
    if (letter.lambda === 'sync-target' && this.secondsEach > 0)
      this.#freeAt = addSeconds(this.#now(), this.secondsEach);
    this.#letters = this.#letters.filter((other) => other !== letter);
  }

  giveBack(letter: Letter): void {
    const received = letter.received + 1;
    if (received < RECEIVED_AT_MOST) {
      this.#letters.push({ ...letter, received, readyAt: addSeconds(this.#now(), VISIBILITY_SECONDS) });
      return;
    }
    const { deadLetters } = this.#world;
    const queue = QUEUE_OF[letter.lambda] ?? letter.lambda;
    const there = deadLetters.get(queue) ?? [];
    const id = `${queue}-${String(there.length + 1)}`;
    deadLetters.set(queue, [...there, { id, sentAt: this.#now(), body: JSON.stringify(letter.body) }]);
  }

  #collect(): void {
    const { wake, notices, connectors, intake, onCall } = this.#world.queued;
    for (const subjectId of wake.splice(0)) this.#put('wake', { subjectId }, 0);
    for (const { message, delaySeconds } of notices.splice(0))
      this.#put('send-notice', message, delaySeconds);
    for (const { message, delaySeconds } of onCall.splice(0)) this.#put('send-notice', message, delaySeconds);
    for (const { message, delaySeconds } of connectors.splice(0))
      this.#put('sync-target', message, delaySeconds);
    for (const { message, delaySeconds } of intake.splice(0)) this.#put('admit-event', message, delaySeconds);
  }

  #put(lambda: LambdaName, body: unknown, delaySeconds: number): void {
    const sentAt = this.#now();
    const readyAt = addSeconds(sentAt, delaySeconds);
    const letter = { lambda, body, sentAt, delaySeconds, readyAt, received: 0 };
    this.#letters.push(letter);
    if (lambda === 'sync-target') this.sentToSystems.push(letter);
  }
}

import type { World } from '#adapters/memory/world.ts';
import { addSeconds } from '#domain/time.ts';
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
  readonly readyAt: string;
  readonly received: number;
}

/** The queues between the Lambdas: delays, redelivery after a crash, and dead letters. */
export class Mailbox {
  readonly #world: World;
  readonly #now: () => string;
  #letters: Letter[] = [];

  constructor(world: World, now: () => string) {
    this.#world = world;
    this.#now = now;
  }

  copyTo(other: Mailbox): void {
    other.#letters = [...this.waiting()];
  }

  /** What can be received now, the oldest first. */
  ready(): readonly Letter[] {
    this.#collect();
    const now = this.#now();
    return this.#letters
      .filter(({ readyAt }) => readyAt <= now)
      .sort((one, other) => Date.parse(one.readyAt) - Date.parse(other.readyAt));
  }

  nextAt(): string | undefined {
    this.#collect();
    return this.#letters.map(({ readyAt }) => readyAt).sort()[0];
  }

  waiting(): readonly Letter[] {
    this.#collect();
    return this.#letters;
  }

  take(letter: Letter): void {
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
    const { wake, notices, connectors, intake } = this.#world.queued;
    for (const subjectId of wake.splice(0)) this.#put('wake', { subjectId }, 0);
    for (const { message, delaySeconds } of notices.splice(0))
      this.#put('send-notice', message, delaySeconds);
    for (const { message, delaySeconds } of connectors.splice(0))
      this.#put('sync-target', message, delaySeconds);
    for (const { message, delaySeconds } of intake.splice(0)) this.#put('admit-event', message, delaySeconds);
  }

  #put(lambda: LambdaName, body: unknown, delaySeconds: number): void {
    this.#letters.push({ lambda, body, readyAt: addSeconds(this.#now(), delaySeconds), received: 0 });
  }
}

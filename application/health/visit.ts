import type { Circuit } from '#domain/health/circuit.ts';
import { CLOSED } from '#domain/health/circuit.ts';
import type { NoLeave, Rest } from '#domain/health/ask-leave.ts';
import { askLeave, noLeaveOf } from '#domain/health/ask-leave.ts';
import { leftWord } from '#domain/health/left-words.ts';
import { noteSign } from '#domain/health/note-sign.ts';
import type { Sign } from '#domain/health/sign-of.ts';
import { signOf } from '#domain/health/sign-of.ts';
import type { Deferred, VendorAnswer } from '#domain/ports/connector.ts';
import { LONGEST_REST_SPREAD_SECONDS, LONGEST_SPREAD_SECONDS } from '#domain/settings.ts';
import { addSeconds, earliest, secondsUntil } from '#domain/time.ts';
import type { Ports } from '../ports.ts';
import type { Patience } from './patience.ts';

export type HealthPorts = Pick<Ports, 'health' | 'now' | 'newId' | 'random' | 'settings'>;

type Known = Pick<NoLeave, 'because' | 'isLong'>;

/** Tries to keep a change against others who keep one at the same moment; after that it is one sign too few. */
const TRIES = 8;

/**
 * The dealings of one worker with one system during one message: leave is asked before the first request and holds to
 * the end; what the answers show is told to the others. While all is well that is one read, and no write.
 */
export class Visit {
  readonly #ports: HealthPorts;
  readonly #system: string;
  readonly #patience: Patience;
  readonly #id: string;
  #leave: Promise<Deferred | undefined> | undefined;
  /** Whether its end changes what is known: a lease is to be given back, or earlier faults are over. */
  #isOwed = false;
  #hasFault = false;
  #isWell = false;

  constructor(ports: HealthPorts, system: string, patience: Patience) {
    this.#patience = patience;
    this.#ports = ports;
    this.#system = system;
    this.#id = ports.newId();
  }

  /** Undefined: ask. Else what to answer instead of asking. */
  leave(): Promise<Deferred | undefined> {
    this.#leave ??= this.#askLeave();
    return this.#leave;
  }

  /**
   * Tells of an answer. What is known not to have been written is put off once the system is left alone, and so is what
   * was only read; the unknown outcome of a write stays what it is.
   */
  async note<Value>(answer: VendorAnswer<Value>, what: 'read' | 'write'): Promise<VendorAnswer<Value>> {
    const sign = signOf(answer);
    if (sign.kind === 'none') return answer;
    if (sign.kind === 'brief-limit') {
      await this.#keep(({ circuit }) => this.#after(circuit, sign));
      return answer;
    }
    if (sign.kind === 'well') {
      this.#isWell = true;
      return answer;
    }
    const circuit = await this.#tell(sign);
    if (sign.kind === 'fault') {
      const isSettled = what === 'read' || answer.kind === 'refused';
      return circuit.kind === 'open' && isSettled
        ? this.#putOff(noLeaveOf(circuit, this.#ports.now()))
        : answer;
    }
    const because = sign.kind === 'limit' ? 'daily-limit' : 'consent';
    return this.#putOff(
      circuit.kind === 'open' ? noLeaveOf(circuit, this.#ports.now()) : { because, isLong: false },
    );
  }

  /** The end of the message. */
  async end(): Promise<void> {
    if (this.#hasFault || !this.#isOwed) return;
    await this.#keep(({ circuit }) => this.#after(circuit, { kind: this.#isWell ? 'well' : 'none' }));
  }

  async #askLeave(): Promise<Deferred | undefined> {
    const { health, now, settings } = this.#ports;
    let known = await health.get(this.#system);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const circuit = known?.circuit ?? CLOSED;
      const asker = { id: this.#id, now: now(), leaseUntil: addSeconds(now(), settings.claimSeconds) };
      const leave = askLeave(circuit, asker);
      this.#isOwed = leave.kind === 'leased' || (circuit.kind === 'closed' && circuit.faults > 0);
      if (leave.kind === 'free') return undefined;
      if (leave.kind === 'none') return this.#putOff(leave);
      if (leave.kind === 'rest') {
        const later = await this.#rest(leave);
        if (later !== undefined) return later;
        known = await health.get(this.#system, 'fresh');
        continue;
      }
      if (await health.put(this.#system, known?.version ?? 0, leave.circuit)) return undefined;
      known = await health.get(this.#system, 'fresh');
    }
    return this.#putOff({ because: 'down', isLong: false });
  }

  /** Rests until the limit that another met is over; what has to wait longer than a worker may is put off. */
  async #rest({ until, because }: Rest): Promise<Deferred | undefined> {
    const { now, random } = this.#ports;
    const wait = Math.max(1, secondsUntil(now(), until));
    const spread = Math.min(wait, LONGEST_REST_SPREAD_SECONDS) * random();
    const left = await this.#patience.rest(wait + spread);
    return left === 0 ? undefined : { kind: 'deferred', because, afterSeconds: left };
  }

  /** One message is one fault, however many requests of it fail. */
  async #tell(sign: Sign): Promise<Circuit> {
    const isKnown = this.#hasFault && sign.kind === 'fault';
    this.#hasFault = true;
    return this.#keep(({ circuit }) => (isKnown ? circuit : this.#after(circuit, sign)));
  }

  #after(circuit: Circuit, sign: Sign): Circuit {
    const { now, settings } = this.#ports;
    return noteSign(circuit, sign, { id: this.#id, now: now(), backoffSeconds: settings.backoffSeconds });
  }

  /** What is known after a change; others' changes are taken in. */
  async #keep(next: (known: { readonly circuit: Circuit }) => Circuit): Promise<Circuit> {
    const { health } = this.#ports;
    let circuit: Circuit = CLOSED;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const known = await health.get(this.#system, 'fresh');
      circuit = known?.circuit ?? CLOSED;
      const after = next({ circuit });
      if (after === circuit || (await health.put(this.#system, known?.version ?? 0, after))) return after;
    }
    return circuit;
  }

  /**
   * Until the end of the wait, or until somebody has to be told of it: nobody else would notice. With jitter, so that those who wait do not all come back at once.
   */
  #putOff({ because, since, until, longFrom, isLong }: Partial<NoLeave> & Known): Deferred {
    const { now, random, settings } = this.#ports;
    const next = earliest(until, longFrom);
    const wait = Math.max(1, next === undefined ? settings.backoffSeconds : secondsUntil(now(), next));
    const afterSeconds = wait + Math.min(wait, LONGEST_SPREAD_SECONDS) * random();
    const left = { system: this.#system, ...(since === undefined ? {} : { since }), isLong };
    return { kind: 'deferred', because: leftWord(because), afterSeconds, ...left };
  }
}

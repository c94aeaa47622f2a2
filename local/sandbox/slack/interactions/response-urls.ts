import { randomBytes } from 'node:crypto';
import type { Message } from '../workspace.ts';

/** Slack takes five replies within half an hour. Source: its guide to handling user interaction. */
const USES = 5;
const LIFE_MS = 30 * 60 * 1000;

interface Known {
  readonly message: Message;
  readonly until: number;
  uses: number;
}

/** The addresses that came with presses, each for one message. */
export class ResponseUrls {
  readonly #known = new Map<string, Known>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The path of a new address. */
  open(message: Message): string {
    const path = `/actions/T0SANDBOX/${randomBytes(6).toString('hex')}/${randomBytes(12).toString('hex')}`;
    this.#known.set(path, { message, until: this.#now() + LIFE_MS, uses: 0 });
    return path;
  }

  /** The message that a reply is for, or why it is not taken any more. */
  use(path: string): Message | 'used_url' | 'expired_url' {
    const known = this.#known.get(path);
    if (known === undefined || this.#now() > known.until) return 'expired_url';
    known.uses += 1;
    return known.uses > USES ? 'used_url' : known.message;
  }
}

import { setTimeout as delay } from 'node:timers/promises';

/** Something did not come to be in time; the message says what was there instead. */
export class NotInTime extends Error {
  constructor(what: string, seconds: number, found: unknown) {
    const there = found === undefined ? 'nothing' : JSON.stringify(found);
    super(`${what}: not within ${String(seconds)} s; found ${there}`);
    this.name = 'NotInTime';
  }
}

const POLL_MS = 200;

/** Looks again and again until `isSo`; answers what it saw. @throws {NotInTime} */
export async function until<Seen>(
  what: string,
  seconds: number,
  look: () => Promise<Seen>,
  isSo: (seen: Seen) => boolean,
  pollMs = POLL_MS,
): Promise<Seen> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > deadline) throw new NotInTime(what, seconds, seen);
    await delay(pollMs);
  }
}

/** The same for what is there or not. @throws {NotInTime} */
export async function untilSome<Seen>(
  what: string,
  seconds: number,
  look: () => Promise<Seen | undefined>,
): Promise<Seen> {
  const seen = await until(what, seconds, look, (found) => found !== undefined);
  if (seen === undefined) throw new NotInTime(what, seconds, seen);
  return seen;
}

import * as z from 'zod';
import type { Settings } from '../settings.ts';
import { addSeconds, secondsUntil } from '../time.ts';

/**
 * How far the workers of a queue have come: at `seenAt` one of them took a message that could be taken from `front` on.
 * `first`: when they began to be behind. Made when somebody reads one, as that of a circuit.
 */
export function queueProgressSchema() {
  const point = z.object({ seenAt: z.iso.datetime(), front: z.iso.datetime() });
  return z.object({ first: point, last: point });
}
export type QueueProgress = z.infer<ReturnType<typeof queueProgressSchema>>;

/**
 * What a worker that has taken a message notes of its queue; undefined: nothing, because nobody is late for that, or
 * somebody has just noted it. A message that was taken at once after `waitedSeconds` in the queue came when the front
 * did: with settings of production it is noted from two and a half minutes on, and once in thirty seconds.
 */
export function progressAfter(
  known: QueueProgress | undefined,
  waitedSeconds: number,
  { stepSeconds }: Settings,
  now: string,
): QueueProgress | undefined {
  if (!isBehind(waitedSeconds, { stepSeconds })) return undefined;
  const point = { seenAt: now, front: addSeconds(now, -waitedSeconds) };
  if (known === undefined) return { first: point, last: point };
  const since = secondsUntil(known.last.seenAt, now);
  if (since < stepSeconds / 10) return undefined;
  return { first: since < stepSeconds ? known.first : point, last: point };
}

/** Whether a queue is so long that steps may seem late for it. Below that a message costs nothing more. */
export function isBehind(waitedSeconds: number, { stepSeconds }: Pick<Settings, 'stepSeconds'>): boolean {
  return waitedSeconds >= stepSeconds / 2;
}

/** Seconds from the last note until the front is at an instant, at the speed seen; 0 while no speed is known. */
export function secondsToFront({ first, last }: QueueProgress, instant: string): number {
  const seconds = secondsUntil(first.seenAt, last.seenAt);
  if (seconds <= 0 || instant <= last.front) return 0;
  const moved = secondsUntil(first.front, last.front);
  return moved <= 0 ? Infinity : (secondsUntil(last.front, instant) * seconds) / moved;
}

import { isBehind, progressAfter } from '#domain/health/queue-progress.ts';
import type { Ports } from '../ports.ts';

/** A message that was taken then, after so long in its queue; undefined: that is not known. */
export interface Taken {
  readonly at: string;
  readonly waitedSeconds: number | undefined;
}

/**
 * Notes how far the queue of a system has come, once its message was worked on: whoever only fails moves nothing. A
 * queue that is not long costs nothing; one that is, a read for each message and now and then a write.
 */
export async function noteQueue(
  { health, settings }: Pick<Ports, 'health' | 'settings'>,
  system: string,
  { at, waitedSeconds }: Taken,
): Promise<void> {
  if (waitedSeconds === undefined || !isBehind(waitedSeconds, settings)) return;
  const progress = progressAfter(await health.queue(system), waitedSeconds, settings, at);
  if (progress !== undefined) await health.noteQueue(system, progress);
}

import type { QueueCounts } from '#domain/ports/queue-counts.ts';
import type { World } from './world.ts';

/** How many messages wait in each queue; all systems have one here. */
export function memoryQueueCounts({ queued }: World): QueueCounts {
  const { intake, wake, notices, connectors } = queued;
  return {
    counts: async () =>
      Object.entries({ intake, wake, notices, connectors }).map(([queue, { length }]) => ({
        queue,
        messages: length,
      })),
  };
}

import type { Queues } from '#domain/ports/platform.ts';
import type { World } from './world.ts';

/** A queue in memory has no clock: what was buried is older than any redrive. */
const LONG_AGO = '1970-01-01T00:00:00.000Z';

export function memoryQueues({ queued, deadLetters }: World): Queues {
  return {
    wake: async (subjects) => void queued.wake.push(...subjects),
    notify: async (message, delaySeconds) => void queued.notices.push({ message, delaySeconds }),
    connect: async (message, delaySeconds) => void queued.connectors.push({ message, delaySeconds }),
    admit: async (message, delaySeconds) => void queued.intake.push({ message, delaySeconds }),
    call: async (message, delaySeconds) => void queued.onCall.push({ message, delaySeconds }),
    bury: async (queue, body, because) => {
      if (queue === 'relay') queued.buried.push({ queue, body, because });
      else {
        const there = deadLetters.get(queue) ?? [];
        const id = `${queue}-${String(there.length + 1)}`;
        deadLetters.set(queue, [...there, { id, sentAt: LONG_AGO, body, because }]);
      }
    },
  };
}

import type { Queues } from '#domain/ports/platform.ts';
import type { World } from './world.ts';

export function memoryQueues({ queued }: World): Queues {
  return {
    wake: async (subjects) => void queued.wake.push(...subjects),
    notify: async (message, delaySeconds) => void queued.notices.push({ message, delaySeconds }),
    connect: async (message, delaySeconds) => void queued.connectors.push({ message, delaySeconds }),
    admit: async (message, delaySeconds) => void queued.intake.push({ message, delaySeconds }),
    bury: async (queue, body, because) => void queued.buried.push({ queue, body, because }),
  };
}

import type { SystemHealth } from '#domain/ports/system-health.ts';
import type { World } from './world.ts';

export function memoryHealth({ health, queueProgress, dailyRequests }: World): SystemHealth {
  return {
    get: async (system) => health.get(system),
    put: async (system, version, circuit) => {
      if ((health.get(system)?.version ?? 0) !== version) return false;
      health.set(system, { version: version + 1, circuit });
      return true;
    },
    queue: async (system) => queueProgress.get(system),
    noteQueue: async (system, progress) => void queueProgress.set(system, progress),
    requests: async (system) => dailyRequests.get(system),
    noteRequests: async (system, requests) => {
      const known = dailyRequests.get(system);
      if (known === undefined || known.at < requests.at) dailyRequests.set(system, requests);
    },
  };
}

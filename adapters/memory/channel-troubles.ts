import type { Troubles } from '#domain/ports/channel-troubles.ts';
import type { World } from './world.ts';

export function memoryTroubles({ troubles }: World): Troubles {
  return {
    put: async (trouble) => void troubles.set(`${trouble.person}#${trouble.channel}`, trouble),
    remove: async ({ person, channel }) => void troubles.delete(`${person}#${channel}`),
    list: async () => [...troubles.values()],
  };
}

import type { Claims } from '#domain/ports/side-items.ts';
import type { World } from './world.ts';

export function memoryClaims({ claims }: World): Claims {
  return {
    claim: async (id, now, leaseUntil) => {
      const there = claims.get(id);
      if (there?.doneAt !== undefined) return 'done';
      if (there !== undefined && there.leaseUntil > now) return 'busy';
      claims.set(id, { leaseUntil });
      return 'claimed';
    },
    markDone: async (id, now) => {
      const there = claims.get(id);
      claims.set(id, { leaseUntil: now, doneAt: now, ...there });
    },
    release: async (id) => {
      if (claims.get(id)?.doneAt === undefined) claims.delete(id);
    },
    waits: async (id, now, until) => {
      const there = claims.get(id) ?? { leaseUntil: now };
      if (there.doneAt === undefined) claims.set(id, { ...there, waitsUntil: until });
    },
    isSeenTo: async (id, now) => {
      const there = claims.get(id);
      return there?.doneAt !== undefined || (there?.waitsUntil ?? '') > now;
    },
    isDone: async (id) => claims.get(id)?.doneAt !== undefined,
    doneAt: async (id) => claims.get(id)?.doneAt,
  };
}

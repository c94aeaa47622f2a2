import type { Leases } from '#domain/ports/side-items.ts';

interface Held {
  readonly heldBy: string;
  readonly leaseUntil: string;
}

/** Leases that every holder of this one object shares. */
export function memoryLeases(): Leases {
  const leases = new Map<string, Held>();
  return {
    take: async (name, owner, now, until) => {
      const there = leases.get(name);
      if (there !== undefined && there.leaseUntil > now && there.heldBy !== owner) return false;
      leases.set(name, { heldBy: owner, leaseUntil: until });
      return true;
    },
    giveBack: async (name, owner, now) => {
      if (leases.get(name)?.heldBy === owner) leases.set(name, { heldBy: owner, leaseUntil: now });
    },
  };
}

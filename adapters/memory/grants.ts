import type { Grant, Grants } from '#domain/ports/grants.ts';

/** A grant that every holder of this one object shares. */
export function memoryGrants(first?: Grant): Grants {
  let grant = first;
  return {
    read: async () => grant,
    put: async (next) => {
      grant = next;
    },
  };
}

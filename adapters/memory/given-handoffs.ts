import type { HandoffId } from '#domain/ids.ts';
import type { GivenHandoffs } from '#domain/ports/given-handoffs.ts';
import type { World } from './world.ts';

export function memoryGivenHandoffs({ givenHandoffs }: World): GivenHandoffs {
  const of = (giver: string): ReadonlyMap<HandoffId, string> => givenHandoffs.get(giver) ?? new Map();
  return {
    put: async (giver, handoffId, beganAt) =>
      void givenHandoffs.set(giver, new Map([...of(giver), [handoffId, beganAt]])),
    latest: async (giver, limit) =>
      [...of(giver)]
        .map(([handoffId, beganAt]) => ({ handoffId, place: `${beganAt}#${handoffId}` }))
        .sort((one, other) => (one.place < other.place ? 1 : -1))
        .slice(0, limit)
        .map(({ handoffId }) => handoffId),
  };
}

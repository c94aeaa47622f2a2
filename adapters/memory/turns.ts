import type { Turns } from '#domain/ports/situation.ts';
import type { World } from './world.ts';

/** Nobody dies between counting and marking here: nobody finds a turn half taken. */
export function memoryTurns({ turns }: World): Turns {
  return {
    take: async (contract, handoffId) => {
      const taken = turns.get(contract) ?? new Map<string, number>();
      const turn = taken.get(handoffId) ?? taken.size;
      turns.set(contract, taken.set(handoffId, turn));
      return turn;
    },
    next: async (contract) => turns.get(contract)?.size ?? 0,
  };
}

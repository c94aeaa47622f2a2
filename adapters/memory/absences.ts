import type { Absences } from '#domain/ports/situation.ts';
import type { World } from './world.ts';

export function memoryAbsences({ absences }: World): Absences {
  return {
    put: async (person, entered, now) => {
      const lasting = entered.filter(({ until }) => until > now);
      if (lasting.length === 0) absences.delete(person);
      else absences.set(person, lasting);
    },
    list: async () => Object.fromEntries(absences),
  };
}

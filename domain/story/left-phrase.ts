import type { LeftBecause } from '../health/circuit.ts';
import { systemName } from './words.ts';

/** Why nothing is asked of a system for now, as a clause without its full stop. */
export function leftPhrase(system: string, because: LeftBecause): string {
  const name = systemName(system);
  switch (because) {
    case 'down':
      return `${name} does not answer as it should`;
    case 'consent':
      return `${name} does not let Baton in until its access is renewed`;
    case 'daily-limit':
      return `${name} takes no more requests today`;
  }
}

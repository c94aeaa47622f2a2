import type { LeftOut } from '../routing/choice.ts';
import type { Names } from './names.ts';
import { nameOf } from './names.ts';

/** Who was left out and why, as what follows a clause; nothing where nobody was. */
export function leftOutPhrase(leftOut: readonly LeftOut[], names: Names): string {
  if (leftOut.length === 0) return '';
  return ` (${leftOut.map(({ person, because }) => `${nameOf(names, person)} ${isOut(because)}`).join('; ')})`;
}

function isOut(because: LeftOut['because']): string {
  switch (because) {
    case 'unknown':
      return 'is not in the directory';
    case 'inactive':
      return 'has left';
    case 'away':
      return 'is away';
    case 'outside-working-hours':
      return 'is outside working hours';
    case 'at-capacity':
      return 'has as much as they can take';
    case 'declined':
      return 'said no';
    case 'handed-on':
      return 'handed it on';
    case 'not-started':
      return 'accepted and did not start';
    case 'is-giver':
      return 'hands it over';
    case 'silent':
      return 'did not answer';
    case 'withdrawn':
      return 'was taken off it';
    case 'unreachable':
      return 'cannot be reached';
    case 'no-longer-asked':
      return 'is no longer asked under the rules';
  }
}

import type { PersonDifference } from '#domain/contract/people-differences.ts';

/** A difference in columns: who, which field, what it is here and what it is there. */
export function differenceLine(difference: PersonDifference): readonly string[] {
  const { person } = difference;
  if (difference.kind === 'new') {
    const { name, email, timeZone } = difference.entry;
    return [person, 'new', `${name}, ${email}, ${timeZone}`];
  }
  const { field, here, there, system } = difference;
  return [person, field.join('.'), `${here ?? 'nothing'} → ${there} (${system})`];
}

import type { OwnerTrouble } from './standing.ts';

interface Reachable {
  readonly id: string;
  readonly isActive: boolean;
  readonly awayUntil?: string | undefined;
}

/** Why whoever an incident belongs to cannot decide about it now; undefined if they can. */
export function ownerTrouble(owner: string, people: readonly Reachable[]): OwnerTrouble | undefined {
  const person = people.find(({ id }) => id === owner);
  if (person?.isActive !== true) return { kind: 'nobody' };
  return person.awayUntil === undefined ? undefined : { kind: 'away', until: person.awayUntil };
}

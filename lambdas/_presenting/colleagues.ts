import type { Directory, Person } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';

/** To whom an offer may be handed on at all: whoever is there and does not hand it over. */
export function othersThan({ people }: Directory, giver: string): readonly Person[] {
  return people.filter(({ id, isActive }) => isActive && id !== giver);
}

/** To whom somebody is shown to hand it on: nobody who has said no, or has handed it on already. */
export function colleaguesOf(
  directory: Directory,
  { giver, asked }: Handoff,
  person: string,
): readonly Person[] {
  const out = asked.filter(({ end }) => end === 'declined' || end === 'passed-on').map((one) => one.person);
  return othersThan(directory, giver).filter(({ id }) => id !== person && !out.includes(id));
}

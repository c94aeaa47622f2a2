import { personById } from '#domain/contract/directory.ts';
import type { Person } from '#domain/contract/directory.ts';
import { partyMembers } from '#domain/routing/candidates.ts';
import type { Situation } from '#domain/routing/situation.ts';
import type { Routed } from '#domain/routing/under-rule.ts';

interface About {
  readonly nominee?: string | undefined;
  readonly asked?: readonly string[];
}

/** Everybody whom a contract could ask about a handoff, now or later, stand-ins and managers with them. */
export function peopleInQuestion(
  { routing, fallback, escalation }: Pick<Routed, 'routing' | 'fallback' | 'escalation'>,
  { nominee, asked = [] }: About,
  situation: Situation,
): readonly Person[] {
  const named = escalation.flatMap((step) => (step === 'manager' ? [] : [step]));
  const first = 'pool' in routing || 'person' in routing ? partyMembers({ situation }, routing) : [nominee];
  const parties = [...named, ...(fallback === undefined ? [] : [fallback])];
  const others = parties.flatMap((party) => partyMembers({ situation }, party));
  const people = known(situation, [...first, ...others]);
  const managed = escalation.includes('manager') ? known(situation, [...first, ...asked]) : [];
  const managers = managed.map(({ manager }) => manager);
  const all = [...people, ...known(situation, managers)];
  return known(
    situation,
    [...all, ...known(situation, standIns(situation, all))].map(({ id }) => id),
  );
}

function standIns({ absences }: Situation, people: readonly Person[]): readonly (string | undefined)[] {
  return people.flatMap(({ id, away }) => [...away, ...(absences[id] ?? [])].map(({ delegate }) => delegate));
}

/** Each person once. */
function known({ directory }: Situation, ids: readonly (string | undefined)[]): readonly Person[] {
  return [...new Set(ids)].flatMap((id) => (id === undefined ? [] : (personById(directory, id) ?? [])));
}

import type { Directory, Person } from '#domain/contract/directory.ts';

/** Who may be asked instead of somebody: whoever shares a pool with them, or anybody where they are in none. */
export function colleaguesOf({ people, pools }: Directory, { id }: Person): readonly Person[] {
  const shared = pools.filter(({ members }) => members.includes(id)).flatMap(({ members }) => members);
  const others = people.filter((one) => one.isActive && one.id !== id);
  return shared.length === 0 ? others : others.filter((one) => shared.includes(one.id));
}

import { subjectParts } from '../ids.ts';
import type { Holding } from '../operator/incidents.ts';
import { goesOnByItself } from './cause.ts';
import type { Incident } from './incident.ts';
import { TRIED_AGAIN } from './incident.ts';
import { memberOf } from './member-of.ts';
import { heldIn } from './held-in.ts';

/** What an incident holds up, by contract; nothing of one whose members go on meanwhile, or are messages. One that is over has none. */
export function holdingOf({ cause, members, stakes }: Incident): Holding[] {
  if (goesOnByItself(cause) || TRIED_AGAIN.has(cause.kind)) return [];
  const contracts = new Map(stakes.map(([member, { contract }]) => [member, contract] as const));
  const counts = new Map<string | undefined, { held: number; blocked: number }>();
  for (const member of heldIn(members)) {
    const { subject } = memberOf(member);
    if (subject === undefined) continue;
    const contract = contracts.get(member);
    const { held, blocked } = counts.get(contract) ?? { held: 0, blocked: 0 };
    const isBlocked = subjectParts(subject).kind === 'blocked';
    counts.set(contract, isBlocked ? { held, blocked: blocked + 1 } : { held: held + 1, blocked });
  }
  return [...counts].map(([contract, count]) => ({
    ...(contract === undefined ? {} : { contract }),
    ...count,
  }));
}

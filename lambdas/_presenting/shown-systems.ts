import type { Contract } from '#domain/contract/contract.ts';
import type { Target } from '#domain/contract/target.ts';
import { BY_KEY } from '#domain/contract/http-system.ts';
import { spoken, systemName } from '#domain/story/words.ts';
import type { ShownSystem } from '#views/shown-system.ts';

/** What is entered where once somebody accepts, in the contract's order. */
export function shownSystems({ sync }: Pick<Contract, 'sync'>): readonly ShownSystem[] {
  return sync.targets.map(shownSystem);
}

function shownSystem({ system, where, fields }: Target): ShownSystem {
  const name = systemName(system);
  if (where.by !== 'made') return { name, does: 'show-owner' };
  const hasBrief = fields.some(({ from }) => from.kind === 'handoff' && from.value === 'brief');
  return { name, does: 'get', what: calledBy(where.objectType), hasBrief };
}

/** What a system of the team's own calls its things nobody has said: there they go by their key. */
function calledBy(objectType: string): string | undefined {
  return objectType === BY_KEY ? undefined : spoken(objectType);
}

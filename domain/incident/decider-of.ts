import type { Contract } from '../contract/contract.ts';
import type { Directory } from '../contract/directory.ts';
import { membersOf } from '../contract/directory.ts';
import type { IncidentCause } from './cause.ts';

/** Who decides about what a handoff is held for: about what came back its giver, about what is ambiguous or contradicts itself the contract's desk. */
export function deciderOf(
  { kind }: Pick<IncidentCause, 'kind'>,
  giver: string,
  { contractOwner, ambiguity }: Pick<Contract, 'contractOwner' | 'ambiguity'>,
  directory: Directory,
): string {
  if (kind === 'returned') return giver;
  const isForDesk = kind === 'ambiguous' || kind === 'contradiction';
  if (!isForDesk || ambiguity === undefined) return contractOwner;
  const { desk } = ambiguity;
  if ('person' in desk) return desk.person;
  return membersOf(directory, desk.pool).find(({ isActive }) => isActive)?.id ?? contractOwner;
}

import type { Contract } from '../contract/contract.ts';
import type { Directory } from '../contract/directory.ts';
import { personById } from '../contract/directory.ts';
import { isInPilot } from './pilot.ts';
import type { Handoff } from './state.ts';

/** Who is told that an owner has not begun: their manager; without one who may be told it is the contract owner's concern. */
export function toldOfMissedStart(
  directory: Directory,
  state: Pick<Handoff, 'pilot'>,
  owner: string,
  { contractOwner }: Pick<Contract, 'contractOwner'>,
): string {
  const manager = personById(directory, personById(directory, owner)?.manager ?? '');
  return manager?.isActive === true && isInPilot(state, manager.id) ? manager.id : contractOwner;
}

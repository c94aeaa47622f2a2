import type { CommandPorts } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import type { Directory } from '#domain/contract/directory.ts';
import { idAt } from '#domain/contract/directory.ts';
import type { TargetSystem } from '#domain/contract/target.ts';
import { targetNamed } from '#domain/contract/target.ts';
import type { Handoff } from '#domain/handoff/state.ts';

/** An id of Salesforce is told apart by these; three more may follow, which only repeat which of them are capitals. */
const SALESFORCE_ID_LENGTH = 15;

/** How the value of a field is shown: in the owner's, whoever the system means by it stands before the id. */
export async function namesIn(
  ports: CommandPorts,
  state: Handoff,
  target: string,
): Promise<(field: string, value: string) => string> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const shape = targetNamed(contract, target);
  return (field, value) =>
    shape?.ownerProperty === field ? withName(ports.bundle.directory, shape.system, value) : value;
}

/** Whoever a system knows by this id, with the id in brackets; the id alone where the directory knows nobody by it. */
function withName(directory: Directory, system: TargetSystem, id: string): string {
  const person = directory.people.find(({ ids }) => isSameId(system, idAt(system, ids), id));
  return person === undefined ? id : `${person.name} (${id})`;
}

function isSameId(system: TargetSystem, known: string | undefined, id: string): boolean {
  if (known === undefined || system !== 'salesforce') return known === id;
  return id.length >= SALESFORCE_ID_LENGTH && shortened(known) === shortened(id);
}

function shortened(id: string): string {
  return id.slice(0, SALESFORCE_ID_LENGTH);
}

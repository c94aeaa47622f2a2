import type { ContractSource } from './contract-source.ts';
import type { Contract } from './contract.ts';
import type { TargetSource } from './target-source.ts';
import { isHttpTarget } from './target.ts';
import type { TargetSystem } from './target.ts';

/** A kind of object that a contract reads or writes. */
export interface TouchedObject {
  readonly object: string;
  /** Whose word counts for it where nobody says. */
  readonly usually: TargetSystem;
  /** Whose word can count for it: of those that have it. */
  readonly systems: readonly TargetSystem[];
}

const SOURCE = 'hubspot';
const READ = { usually: SOURCE, systems: [SOURCE] } as const;

/** What a contract reads or writes, by kind: what is handed over, what is linked to it, and what the targets have of it. */
export const touchedObjects = ({ trigger, references, sync }: ContractSource): readonly TouchedObject[] => {
  const all = [
    { object: trigger.object, ...READ },
    ...Object.keys(references).map((object) => ({ object, ...READ })),
    ...sync.targets.flatMap(ofTarget),
  ];
  return all.filter(({ object }, index) => all.findIndex((one) => one.object === object) === index);
};

const ofTarget = (target: TargetSource): readonly TouchedObject[] => {
  switch (target.system) {
    case 'hubspot':
      return [];
    case 'salesforce':
      return [{ object: target.object, usually: SOURCE, systems: [SOURCE, 'salesforce'] }];
    case 'asana':
      return [{ object: 'task', usually: 'asana', systems: [SOURCE, 'asana'] }];
    // What its things are called is known to the team alone, which says it in systemOfRecord or not at all.
    case 'http':
      return [];
  }
};

/** Whose word counts for each of them, with what is usual where the contract does not say. */
export const systemsOfRecord = (contract: ContractSource): Contract['systemOfRecord'] => {
  const touched = touchedObjects(contract);
  const own = Object.entries(contract.systemOfRecord)
    .filter(([object, system]) => isHttpTarget(system) && touched.every((one) => one.object !== object))
    .map(([object, system]) => ({ object, system }));
  return [
    ...touched.map(({ object, usually }) => ({ object, system: contract.systemOfRecord[object] ?? usually })),
    ...own,
  ];
};

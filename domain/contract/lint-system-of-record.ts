import { placeholders } from '../mapping/field-values.ts';
import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import { oneOf } from './one-of.ts';
import type { ContractProblem } from './problem.ts';
import { touchedObjects } from './touched-objects.ts';

/** Finds systems of record of what the contract does not touch, those that cannot be one, and fields that go against them. */
export const lintSystemOfRecord = (contract: ContractSource): ContractProblem[] => [
  ...Object.entries(contract.systemOfRecord).flatMap(([object, system]) =>
    wrongEntry(contract, object, system),
  ),
  ...againstTheirWord(contract),
];

const wrongEntry = (contract: ContractSource, object: string, system: string): ContractProblem[] => {
  const touched = touchedObjects(contract);
  const found = touched.find((one) => one.object === object);
  if (found === undefined)
    return [
      untouched(
        object,
        touched.map((one) => one.object),
      ),
    ];
  const systems: readonly string[] = found.systems;
  if (systems.includes(system)) return [];
  const [usual = ''] = systems;
  return [
    {
      ...{ path: ['systemOfRecord', object], at: 'value', found: JSON.stringify(system), suggestion: usual },
      expected: systems.length === 1 ? `${usual}, where a ${object} is read` : oneOf(systems),
    },
  ];
};

const untouched = (object: string, known: readonly string[]): ContractProblem => {
  const suggestion = closestOf(object, known);
  return {
    ...{ path: ['systemOfRecord', object], at: 'name', found: JSON.stringify(object) },
    expected: `an object that this contract reads or writes: ${oneOf(known)}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};

/** Where another system's word counts for a record that is there already, nothing is copied over it from HubSpot. */
const againstTheirWord = ({ systemOfRecord, sync }: ContractSource): ContractProblem[] =>
  sync.targets.flatMap((target, index) => {
    if (target.system !== 'salesforce' || systemOfRecord[target.object] !== target.system) return [];
    const expected = `\`baton:\`, or a text without properties, as salesforce is the system of record of ${target.object}`;
    return Object.entries(target.fields)
      .filter(([, { from, text }]) => from !== undefined || placeholders(text ?? '').length > 0)
      .map(([field, { from, text }]) => ({
        ...{ path: ['sync', 'targets', index, 'fields', field], at: 'value' as const, expected },
        found: from === undefined ? `text: ${JSON.stringify(text)}` : `from: ${from}`,
      }));
  });

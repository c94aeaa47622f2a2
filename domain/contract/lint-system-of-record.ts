import { placeholders } from '../mapping/field-values.ts';
import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import { oneOf } from './one-of.ts';
import type { ContractProblem } from './problem.ts';
import { isHttpTarget } from './target.ts';
import type { TargetSystem } from './target.ts';
import { systemOf } from './target-source.ts';
import type { TargetSource } from './target-source.ts';
import { touchedObjects } from './touched-objects.ts';

/** Finds systems of record of what the contract does not touch, those that cannot be one, and fields that go against them. */
export const lintSystemOfRecord = (contract: ContractSource): ContractProblem[] => [
  ...Object.entries(contract.systemOfRecord).flatMap(([object, system]) =>
    wrongEntry(contract, object, system),
  ),
  ...namedTwice(contract),
  ...againstTheirWord(contract),
];

const wrongEntry = (contract: ContractSource, object: string, system: TargetSystem): ContractProblem[] => {
  const touched = touchedObjects(contract);
  const found = touched.find((one) => one.object === object);
  if (found !== undefined) return wrongSystem(object, system, found.systems);
  // Only the team knows what the things of a system are called that it describes itself.
  if (isHttpTarget(system)) return unwritten(contract, object, system);
  const known = touched.map((one) => one.object);
  return [untouched(object, known, describedTargets(contract))];
};

const wrongSystem = (
  object: string,
  system: TargetSystem,
  systems: readonly TargetSystem[],
): ContractProblem[] => {
  if (systems.includes(system)) return [];
  const [usual = ''] = systems;
  return [
    {
      ...{ path: ['systemOfRecord', object], at: 'value', found: JSON.stringify(system), suggestion: usual },
      expected: systems.length === 1 ? `${usual}, where a ${object} is read` : oneOf(systems),
    },
  ];
};

const unwritten = (contract: ContractSource, object: string, system: TargetSystem): ContractProblem[] => {
  const described = describedTargets(contract);
  if (described.includes(system)) return [];
  const suggestion = closestOf(system, described);
  return [
    {
      ...{ path: ['systemOfRecord', object], at: 'value', found: JSON.stringify(system) },
      expected: `a system among the targets of this contract: ${oneOf(contract.sync.targets.map(systemOf))}`,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
};

const describedTargets = ({ sync }: ContractSource): readonly TargetSystem[] =>
  sync.targets.map(systemOf).filter(isHttpTarget);

const untouched = (
  object: string,
  known: readonly string[],
  described: readonly TargetSystem[],
): ContractProblem => {
  const suggestion = closestOf(object, known);
  const own = described.map((system) => `, or your own word for what ${system} has, with ${system}`);
  return {
    ...{ path: ['systemOfRecord', object], at: 'name', found: JSON.stringify(object) },
    expected: `an object that this contract reads or writes: ${oneOf(known)}${own.join('')}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};

/** A target of such a system writes one kind of thing. */
const namedTwice = ({ systemOfRecord }: ContractSource): ContractProblem[] => {
  const described = Object.entries(systemOfRecord).filter(([, system]) => isHttpTarget(system));
  return described.flatMap(([object, system], index) => {
    const [first] = described.find(([, one]) => one === system) ?? [];
    if (described.findIndex(([, one]) => one === system) === index || first === undefined) return [];
    const found = `${JSON.stringify(object)} besides ${JSON.stringify(first)}`;
    const expected = `one word for what ${system} has`;
    return [{ path: ['systemOfRecord', object], at: 'name' as const, expected, found }];
  });
};

/** Where another system's word counts for a record that is there already, nothing is copied over it from HubSpot. */
const againstTheirWord = ({ systemOfRecord, sync }: ContractSource): ContractProblem[] =>
  sync.targets.flatMap((target, index) => {
    const theirs = ownWordOf(target, systemOfRecord);
    if (theirs === undefined) return [];
    const expected = `\`baton:\`, or a text without properties, as ${systemOf(target)} is the system of record of ${theirs}`;
    return Object.entries(target.fields)
      .filter(([, { from, text }]) => from !== undefined || placeholders(text ?? '').length > 0)
      .map(([field, { from, text }]) => ({
        ...{ path: ['sync', 'targets', index, 'fields', field], at: 'value' as const, expected },
        found: from === undefined ? `text: ${JSON.stringify(text)}` : `from: ${from}`,
      }));
  });

/** The object that a target finds there and for which its own system's word counts. */
const ownWordOf = (
  target: TargetSource,
  systemOfRecord: ContractSource['systemOfRecord'],
): string | undefined => {
  if (!('recordId' in target) || target.recordId === undefined) return undefined;
  const theirs = Object.entries(systemOfRecord).filter(([, system]) => system === systemOf(target));
  if (target.system === 'http') return theirs[0]?.[0];
  return theirs.find(([object]) => object === target.object)?.[0];
};

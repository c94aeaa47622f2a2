import type { ContractSource } from './contract-source.ts';
import type { DirectorySource } from './directory-source.ts';
import { closestOf } from './closest.ts';
import { lintFields } from './lint-fields.ts';
import { lintBraces } from './lint-braces.ts';
import { lintTargetPeople } from './lint-target-people.ts';
import { oneOf } from './one-of.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import { systemOf } from './target-source.ts';
import type { TargetSource } from './target-source.ts';

/** What Asana's tasks have, by the names that contracts use. Source: Asana's reference of tasks. */
const ASANA_FIELDS = ['name', 'notes', 'due_on'];
/** And what they show besides. */
const ASANA_SHOWN = [...ASANA_FIELDS, 'completed', 'assignee_is_member', 'attachments'];

/** Finds targets that cannot be written: none is the record, one twice, two meanings of one field, a brace that is no placeholder, people whom a system does not know. */
export const lintTargets = (contract: ContractSource, directory: DirectorySource): ContractProblem[] => [
  ...withoutRecord(contract),
  ...contract.sync.targets.flatMap((target, index) => [
    ...twice(contract, target, index),
    ...meansTwo(contract, target, index),
    ...unknownFields(target, index),
    ...lintBraces(target, index),
    ...lintFields(contract, target, index),
    // Whom a described system knows is asked once there is a description.
    ...(target.system === 'http' ? [] : lintTargetPeople(contract, target, index, directory)),
  ]),
];

/** Whoever changes the record looks there for who has it, and so do the other systems' values. */
const withoutRecord = ({ sync }: ContractSource): ContractProblem[] =>
  sync.targets.some(({ system }) => system === 'hubspot')
    ? []
    : [
        {
          ...{ path: ['sync', 'targets'], at: 'value' },
          ...{ expected: 'the system of record (hubspot) among the targets', found: 'only others' },
        },
      ];

const twice = ({ sync }: ContractSource, own: TargetSource, index: number): ContractProblem[] => {
  const [system, field] = own.system === 'http' ? [own.name, 'name'] : [own.system, 'system'];
  return sync.targets.findIndex((target) => systemOf(target) === systemOf(own)) === index
    ? []
    : [
        {
          ...{ path: ['sync', 'targets', index, field], at: 'value' },
          ...{ expected: 'each system once', found: JSON.stringify(system) },
        },
      ];
};

const meansTwo = ({ trigger }: ContractSource, target: TargetSource, index: number): ContractProblem[] => {
  const path = ['sync', 'targets', index];
  const expected = target.system === 'hubspot' ? 'a property of its own' : 'a field of its own';
  const seen = new Set(reservedOf(target, trigger.property));
  const own = target.system === 'hubspot' ? Object.entries(target.properties) : [];
  return [
    ...own.flatMap(([key, property]): ContractProblem[] => {
      const isNew = !seen.has(property);
      seen.add(property);
      return isNew ? [] : [{ path: [...path, 'properties', key], at: 'value', expected, found: property }];
    }),
    ...Object.keys(target.fields)
      .filter((field) => seen.has(field))
      .map((field) => ({ path: [...path, 'fields', field], at: 'name' as const, expected, found: field })),
  ];
};

const reservedOf = (target: TargetSource, triggerProperty: string): readonly string[] => {
  switch (target.system) {
    case 'hubspot':
      return [target.ownerProperty, triggerProperty];
    case 'salesforce':
      return [target.ownerProperty, 'Id'];
    case 'asana':
      return ['assignee', 'project'];
    case 'http':
      return [target.ownerField];
  }
};

/** What HubSpot, Salesforce and custom fields are differs from account to account: `contracts:check -- --live` reads it there. What a described system has is known from its description. */
const unknownFields = (target: TargetSource, index: number): ContractProblem[] => {
  if (target.system !== 'asana') return [];
  const { fields, expect } = target;
  // Whoever names what the target has anyway is told so, and not that it is unknown.
  const taken = ['assignee', 'project'];
  const path = ['sync', 'targets', index];
  return [
    ...unknownAmong(Object.keys(fields), [...path, 'fields'], ASANA_FIELDS, taken),
    ...unknownAmong(Object.keys(expect), [...path, 'expect'], ASANA_SHOWN, taken),
  ];
};

const unknownAmong = (
  names: readonly string[],
  path: FieldPath,
  known: readonly string[],
  taken: readonly string[],
): ContractProblem[] =>
  names
    .filter((name) => ![...known, ...taken].includes(name) && !/^custom_field:\d+$/.test(name))
    .map((name) => {
      const suggestion = closestOf(name, known);
      return {
        ...{ path: [...path, name], at: 'name' as const, found: JSON.stringify(name) },
        expected: `a field of a task: ${oneOf(known)}, or custom_field:<id>`,
        ...(suggestion === undefined ? {} : { suggestion }),
      };
    });

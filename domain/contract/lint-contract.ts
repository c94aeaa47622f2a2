import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import type { DirectorySource } from './directory-source.ts';
import { parseDuration } from './duration.ts';
import { normalise } from './nearness.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import { remindAfterSeconds } from './reminder.ts';

/** A reference to a person whom the directory does not know; the suggestion goes by id and by name. */
export const unknownPerson = (id: string, path: FieldPath, directory: DirectorySource): ContractProblem[] => {
  if (Object.hasOwn(directory.people, id)) return [];
  const suggestion = closestOf(id, Object.keys(directory.people));
  return [
    {
      path,
      at: 'value',
      expected: 'a person of directory.yaml',
      found: JSON.stringify(id),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
};

const unmappedTrigger = ({ trigger, statusMap }: ContractSource): ContractProblem[] => {
  const statuses: string[] = Object.values(statusMap);
  if (statuses.includes(trigger.status)) return [];
  const suggestion = closestOf(trigger.status, statuses);
  return [
    {
      path: ['trigger', 'status'],
      at: 'value',
      expected: 'a status that statusMap maps to',
      found: JSON.stringify(trigger.status),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
};

const mappedTwice = ({ statusMap }: ContractSource): ContractProblem[] => {
  const seen = new Map<string, string>();
  return Object.keys(statusMap).flatMap((value): ContractProblem[] => {
    const first = seen.get(normalise(value));
    if (first === undefined) {
      seen.set(normalise(value), value);
      return [];
    }
    const expected = 'each vendor value once, whatever its case and punctuation';
    const found = `${JSON.stringify(value)} besides ${JSON.stringify(first)}`;
    return [{ path: ['statusMap', value], at: 'name', expected, found }];
  });
};

const uselessReminder = ({ acknowledgment, sla }: ContractSource): ContractProblem[] => {
  const acceptWithin = parseDuration(sla.acceptWithin) ?? 0;
  return (acknowledgment?.reminders ?? []).flatMap((reminder, index): ContractProblem[] => {
    const after = remindAfterSeconds(reminder, acceptWithin);
    if (after > 0 && after < acceptWithin) return [];
    const field = reminder.before === undefined ? 'after' : 'before';
    return [
      {
        path: ['acknowledgment', 'reminders', index, field],
        at: 'value',
        expected: `less than acceptWithin (${sla.acceptWithin}), so that it comes between offer and deadline`,
        found: reminder[field] ?? 'nothing',
      },
    ];
  });
};

const propertyNamedTwice = ({ sync, trigger }: ContractSource): ContractProblem[] =>
  sync.targets.flatMap(({ ownerProperty, properties }, index) => {
    const seen = new Set([ownerProperty, trigger.property]);
    return Object.entries(properties).flatMap(([field, property]): ContractProblem[] => {
      if (!seen.has(property)) {
        seen.add(property);
        return [];
      }
      const path = ['sync', 'targets', index, 'properties', field];
      return [{ path, at: 'value', expected: 'a property of its own', found: property }];
    });
  });

/**
 * Finds what a well-formed contract still gets wrong: unknown people, a trigger that can never fire, a status mapped
 * twice, a reminder that helps nobody, two meanings in one property. An empty list means that it is in order.
 */
export const lintContract = (contract: ContractSource, directory: DirectorySource): ContractProblem[] => [
  ...unknownPerson(contract.contractOwner, ['contractOwner'], directory),
  ...unknownPerson(contract.routing.person, ['routing', 'person'], directory),
  ...unmappedTrigger(contract),
  ...mappedTwice(contract),
  ...uselessReminder(contract),
  ...propertyNamedTwice(contract),
];

import { systemName } from '../story/words.ts';
import type { DirectorySource } from './directory-source.ts';
import type { LivePerson } from './live-system.ts';
import type { ContractProblem } from './problem.ts';

/** The ids by which a system is said to know those who are active. */
export const idsIn = (
  { people }: DirectorySource,
  system: 'salesforce' | 'asana',
): readonly { readonly person: string; readonly id: string }[] =>
  Object.entries(people).flatMap(([person, { active, ids }]) => {
    const id = ids[system];
    return active && id !== undefined ? [{ person, id }] : [];
  });

/** What is wrong with the id of somebody of the directory, by what the system says of it. */
export const livePersonProblem = (
  system: 'salesforce' | 'asana',
  { person, id }: { readonly person: string; readonly id: string },
  shown: LivePerson,
): ContractProblem[] => {
  if (shown === 'active') return [];
  const name = systemName(system);
  const place = { path: ['people', person, 'ids', system], at: 'value' } as const;
  return shown === 'unknown'
    ? [{ ...place, expected: `the id of a user in ${name}`, found: JSON.stringify(id) }]
    : [
        {
          ...{ ...place, found: `${JSON.stringify(id)}, who is deactivated there` },
          expected: `a user who is active in ${name} (\`active: false\` for whoever has left)`,
        },
      ];
};

import type { ContractSource } from './contract-source.ts';
import type { DirectorySource } from './directory-source.ts';
import { unusablePerson } from './lint-references.ts';
import type { ContractProblem } from './problem.ts';

/** Finds a pilot without people, and people of a pilot who are unknown or cannot be asked. */
export const lintMode = ({ mode, pilot }: ContractSource, directory: DirectorySource): ContractProblem[] => {
  if (mode === 'pilot' && pilot.length === 0) {
    const expected = 'the people of the pilot, in the field pilot:';
    return [{ path: ['mode'], at: 'value', expected, found: 'a pilot without people' }];
  }
  return pilot.flatMap((person, index) => unusablePerson(person, ['pilot', index], directory));
};

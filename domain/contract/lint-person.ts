import { compileAbsence } from './compile-directory.ts';
import { lintOwnChannels } from './lint-channels.ts';
import type { AwaySource, DirectorySource, PersonSource } from './directory-source.ts';
import { personOf, unknownId, unusablePerson } from './lint-references.ts';
import type { ContractProblem } from './problem.ts';

/** The people whom one meets on the way up from somebody, up to whoever has no manager or was met already. */
const wayUp = (id: string, directory: DirectorySource): string[] => {
  const met: string[] = [];
  for (let next: string | undefined = id; next !== undefined; next = personOf(directory, next)?.manager) {
    if (met.includes(next)) return [...met, next];
    met.push(next);
  }
  return met;
};

/** A circle of managers, told once: at whoever of it comes first in the file. */
const managerCircle = (id: string, directory: DirectorySource): ContractProblem[] => {
  const way = wayUp(id, directory);
  const first = Object.keys(directory.people).find((known) => way.includes(known));
  if (way.length < 2 || way.at(-1) !== id || first !== id) return [];
  const expected = 'managers that lead up to somebody without one';
  return [{ path: ['people', id, 'manager'], at: 'value', expected, found: way.join(' → ') }];
};

const managerProblems = (id: string, { manager }: PersonSource, directory: DirectorySource) =>
  manager === undefined
    ? []
    : [...unusablePerson(manager, ['people', id, 'manager'], directory), ...managerCircle(id, directory)];

const delegateProblems = (
  id: string,
  { delegate }: AwaySource,
  index: number,
  directory: DirectorySource,
): ContractProblem[] => {
  if (delegate === undefined) return [];
  const path = ['people', id, 'away', index, 'delegate'];
  if (delegate !== id) return unusablePerson(delegate, path, directory);
  return [{ path, at: 'value', expected: 'somebody else', found: JSON.stringify(delegate) }];
};

const endsTooEarly = (
  id: string,
  { timeZone }: PersonSource,
  away: AwaySource,
  index: number,
): ContractProblem[] => {
  const { from, until } = compileAbsence(away, timeZone);
  if (from < until) return [];
  const path = ['people', id, 'away', index, 'until'];
  return [{ path, at: 'value', expected: `a time after ${away.from}`, found: away.until }];
};

/** Finds what is wrong with one person; whoever is not active any more needs neither manager nor stand-in. */
export const lintPerson = (id: string, directory: DirectorySource): ContractProblem[] => {
  const person = personOf(directory, id);
  if (!person?.active) return [];
  const { calendar, away } = person;
  return [
    ...(calendar === undefined
      ? []
      : unknownId('calendars', calendar, ['people', id, 'calendar'], directory)),
    ...lintOwnChannels(id, person),
    ...managerProblems(id, person, directory),
    ...away.flatMap((absence, index) => [
      ...delegateProblems(id, absence, index, directory),
      ...endsTooEarly(id, person, absence, index),
    ]),
  ];
};

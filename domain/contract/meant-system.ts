import { closestOf } from './closest.ts';
import { nearness } from './nearness.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import { httpTarget } from './target.ts';

/** Whoever takes the name of a described system for the word of a system is told how it is named there. */
export const withMeantSystem =
  (names: readonly string[]) =>
  (problem: ContractProblem): ContractProblem => {
    const [, word] = /^"(.*)"$/.exec(problem.found) ?? [];
    const place = placeOf(problem.path);
    if (word === undefined || place === undefined) return problem;
    const bare = word.replace(/^http-/, '');
    const name = closestOf(bare, names);
    if (name === undefined || nearness(bare, name) <= nearness(word, problem.suggestion ?? ''))
      return problem;
    return { ...problem, suggestion: place === 'target' ? `http, with name: ${name}` : httpTarget(name) };
  };

const placeOf = (path: FieldPath): 'target' | 'record' | undefined => {
  const [first, second, , field] = path;
  if (first === 'systemOfRecord') return 'record';
  return first === 'sync' && second === 'targets' && field === 'system' ? 'target' : undefined;
};

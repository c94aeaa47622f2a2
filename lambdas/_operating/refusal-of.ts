import { closestOf } from '#domain/contract/closest.ts';
import type { Found } from './subject.ts';
import { OperatorProblem, refusedBecause } from './problem.ts';

/**
 * What whoever asked is told of a refusal: of a target that is not there which there are, and which was probably meant.
 * `named` are the targets of the request.
 */
export function refusalOf(
  word: string,
  { kind, state }: Found,
  named: readonly string[] = [],
): OperatorProblem {
  const targets = kind === 'handoff' ? Object.keys(state.targets) : [];
  const unknown = named.find((name) => !targets.includes(name));
  if (word !== 'unknown-target' || unknown === undefined) return refusedBecause(word);
  const suggestion = closestOf(unknown, targets);
  return new OperatorProblem(409, {
    word,
    sentence: `It has no target “${unknown}”. Its targets: ${targets.join(', ') || 'none'}.`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

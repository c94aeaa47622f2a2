import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import type { ContractProblem } from './problem.ts';

/** The contracts of one folder: the names of all, and those that could be read. */
export interface Team {
  readonly ids: readonly string[];
  readonly sources: readonly Pick<ContractSource, 'id' | 'after' | 'trigger'>[];
}

/**
 * Finds what is wrong with the contract that has to be done first: it is not there, it waits for this one, or it is
 * about another kind of record and so never about the same one.
 */
export const lintOrder = (contract: ContractSource, team: Team): ContractProblem[] => {
  const { id, after } = contract;
  if (after === undefined) return [];
  const others = team.ids.filter((other) => other !== id);
  if (!others.includes(after)) return [problem('another contract of this folder', after, others)];
  const circle = circleFrom(id, team);
  if (circle !== undefined)
    return [problem('an order in which no contract waits for itself', circle.join(' after '))];
  return anotherKind(contract.trigger, after, team);
};

const problem = (expected: string, found: string, known: readonly string[] = []): ContractProblem => {
  const suggestion = closestOf(found, known);
  const suggested = suggestion === undefined ? {} : { suggestion };
  return { path: ['after'], at: 'value', expected, found: JSON.stringify(found), ...suggested };
};

/** The way from a contract through those before it back to itself; undefined if it does not come back. */
const circleFrom = (id: string, { sources }: Team): readonly string[] | undefined => {
  const way: string[] = [id];
  for (;;) {
    const next = sources.find((source) => source.id === way.at(-1))?.after;
    if (next === undefined) return undefined;
    if (next === id) return [...way, id];
    if (way.includes(next)) return undefined;
    way.push(next);
  }
};

const anotherKind = (
  { object }: ContractSource['trigger'],
  after: string,
  { sources }: Team,
): ContractProblem[] => {
  const other = sources.find(({ id }) => id === after)?.trigger.object;
  if (other === undefined || other === object) return [];
  return [
    problem(`a contract about a ${object}, since both are about one record`, `${after}, about a ${other}`),
  ];
};

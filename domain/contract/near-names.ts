import { placeholders } from '../mapping/field-values.ts';
import type { ContractSource } from './contract-source.ts';
import { editDistance } from './edit-distance.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import type { RuleSource } from './target-source.ts';

/** A slip of the finger or two. More, or a name that holds another one, is as likely a property of its own. */
const MOST_SLIPS = 2;
/** In a shorter name two letters more or less make another word: `city` and `size`. */
const SHORTEST_FOR_TWO = 6;
const SHORTEST = 4;

/**
 * Finds properties that fields are made of and that nearly are one of `inputs` or `show`. The record may have both, so
 * these are warnings: without the system nobody can tell.
 */
export const nearNames = (contract: ContractSource): ContractProblem[] => {
  const known = [...Object.keys(contract.inputs), ...Object.keys(contract.show)];
  return contract.sync.targets.flatMap(({ fields }, index) =>
    Object.entries(fields).flatMap(([field, rule]) =>
      namesIn(rule).flatMap(({ place, name }) =>
        nearOne(name, known, ['sync', 'targets', index, 'fields', field, place]),
      ),
    ),
  );
};

const namesIn = ({ from, text }: RuleSource) => [
  ...(from === undefined ? [] : [{ place: 'from', name: from }]),
  ...placeholders(text ?? '').map((name) => ({ place: 'text', name })),
];

const nearOne = (name: string, known: readonly string[], path: FieldPath): ContractProblem[] => {
  if (known.includes(name)) return [];
  const suggestion = known.find((one) => isSlip(name, one));
  if (suggestion === undefined) return [];
  const expected = 'a property that the contract names in inputs or show, or another one of the record';
  return [{ path, at: 'value', expected, found: JSON.stringify(name), suggestion }];
};

const isSlip = (name: string, known: string): boolean => {
  const shorter = Math.min(name.length, known.length);
  if (shorter < SHORTEST || withoutDigits(name) === withoutDigits(known)) return false;
  return editDistance(name, known) <= (shorter < SHORTEST_FOR_TWO ? 1 : MOST_SLIPS);
};

/** `address` and `address2` are two, and meant to be. */
const withoutDigits = (name: string): string => name.replaceAll(/\d/g, '');

import type { ContractSource } from './contract-source.ts';
import { lintForms } from './lint-values.ts';
import type { ContractProblem } from './problem.ts';
import type { RuleSource, TargetSource } from './target-source.ts';

/** Finds fields whose value never has the form that is asked of it, and expectations of what is written anyway. */
export const lintFields = (
  contract: ContractSource,
  target: TargetSource,
  index: number,
): ContractProblem[] => [
  ...Object.entries(target.fields).flatMap(([field, rule]) => {
    const path = ['sync', 'targets', index, 'fields', field];
    const dates = neverADate(contract, rule).map((problem) => ({
      ...problem,
      path: [...path, ...problem.path],
    }));
    return dates.length > 0 ? dates : lintForms(rule, path);
  }),
  ...expectedAnyway(target, index),
];

/** What the handoff knows that is an instant. */
const INSTANT = 'accepted-at';

const neverADate = (contract: ContractSource, rule: RuleSource): ContractProblem[] => {
  const found = notADate(contract, rule);
  if (found === undefined) return [];
  const expected = 'a date or an instant to begin with';
  return [
    ...(rule.plus === undefined ? [] : [{ path: ['plus'], at: 'name' as const, expected, found }]),
    ...(rule.as === 'date' || rule.as === 'instant'
      ? [{ path: ['as'], at: 'value' as const, expected, found }]
      : []),
  ];
};

/** What a value is made of that surely is no date: a map may make one of anything. */
const notADate = ({ inputs }: ContractSource, { from, text, baton, map }: RuleSource): string | undefined => {
  if (map !== undefined) return undefined;
  if (baton !== undefined) return baton === INSTANT ? undefined : `baton: ${baton}`;
  if (text !== undefined) return undefined;
  const type = from === undefined ? undefined : inputs[from]?.type;
  if (from === undefined || type === undefined || type === 'date' || type === 'text') return undefined;
  return `${from}, which inputs call ${type === 'email' ? 'an e-mail' : 'a number'}`;
};

/** What Baton writes is read back and compared in any case; another value there would never be verified. */
const expectedAnyway = (target: TargetSource, index: number): ContractProblem[] =>
  Object.keys(target.expect)
    .filter((field) => writtenFields(target).includes(field))
    .map((field) => ({
      ...{ path: ['sync', 'targets', index, 'expect', field], at: 'name' as const },
      expected: 'a field that Baton does not write: what it writes is read back and compared anyway',
      found: JSON.stringify(field),
    }));

const writtenFields = (target: TargetSource): readonly string[] => {
  const fields = Object.keys(target.fields);
  switch (target.system) {
    case 'hubspot':
      return [target.ownerProperty, ...Object.values(target.properties), ...fields];
    case 'salesforce':
      return [target.ownerProperty, ...fields];
    case 'asana':
      return ['assignee', 'project', ...fields];
    case 'http':
      return [target.ownerField, ...fields];
  }
};

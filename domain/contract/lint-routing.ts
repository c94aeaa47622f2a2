import type { ContractSource } from './contract-source.ts';
import type { AskedParty, Routing } from './contract.ts';
import type { DirectorySource } from './directory-source.ts';
import { personOf, unknownId, unusablePerson } from './lint-references.ts';
import { activeOnly, askedFirst, namedToAsk } from './may-be-asked.ts';
import type { ContractProblem, FieldPath } from './problem.ts';

const unusableParty = (party: AskedParty, path: FieldPath, directory: DirectorySource): ContractProblem[] =>
  'person' in party
    ? unusablePerson(party.person, [...path, 'person'], directory)
    : unknownId('pools', party.pool, [...path, 'pool'], directory);

const unusableFallback = ({ fallback }: ContractSource, directory: DirectorySource): ContractProblem[] =>
  fallback === 'hold' ? [] : unusableParty(fallback, ['fallback'], directory);

const unusableStrategy = ({ routing }: ContractSource, directory: DirectorySource): ContractProblem[] =>
  routing.strategy === 'rules'
    ? routing.rules.flatMap(({ ask }, index) =>
        unusableAsk(ask, ['routing', 'rules', index, 'ask'], directory),
      )
    : unusableAsk(routing, ['routing'], directory);

const unusableAsk = (ask: Routing, path: FieldPath, directory: DirectorySource): ContractProblem[] =>
  'person' in ask || 'pool' in ask ? unusableParty(ask, path, directory) : [];

const unusableDesk = ({ ambiguity }: ContractSource, directory: DirectorySource): ContractProblem[] =>
  ambiguity === undefined ? [] : unusableParty(ambiguity.desk, ['ambiguity', 'desk'], directory);

/** Rules without a condition and with the same priority contradict each other on every record. */
const alwaysAmbiguous = ({ routing }: ContractSource): ContractProblem[] => {
  if (routing.strategy !== 'rules') return [];
  const named = routing.rules.map(({ when, ask, priority }) => ({
    person: when === undefined && 'person' in ask ? ask.person : undefined,
    priority,
  }));
  return named.flatMap(({ person, priority }, index): ContractProblem[] => {
    const other = named
      .slice(0, index)
      .find((one) => one.priority === priority && one.person !== undefined && one.person !== person);
    if (person === undefined || other === undefined) return [];
    const expected = `another priority than the rule for ${other.person ?? ''}, or a condition`;
    return [{ path: ['routing', 'rules', index], at: 'value', expected, found: String(priority) }];
  });
};

const deskWithoutRules = ({ routing, ambiguity, consistency }: ContractSource): ContractProblem[] =>
  ambiguity === undefined || routing.strategy === 'rules' || Object.keys(consistency).length > 0
    ? []
    : [
        {
          path: ['ambiguity'],
          at: 'name',
          expected: 'no desk, since one strategy is never ambiguous',
          found: 'one',
        },
      ];

const fallbackToTheSame = ({ routing, fallback }: ContractSource): ContractProblem[] => {
  if (fallback === 'hold' || !('person' in routing && 'person' in fallback)) return [];
  if (routing.person !== fallback.person) return [];
  const expected = 'somebody else than the person who is asked first';
  return [{ path: ['fallback', 'person'], at: 'value', expected, found: JSON.stringify(fallback.person) }];
};

const stepsBehindHold = ({ fallback, escalation }: ContractSource): ContractProblem[] => {
  if (fallback !== 'hold' || escalation.length === 0) return [];
  const expected = 'no steps, since nobody else is asked with `fallback: hold`';
  return [{ path: ['escalation'], at: 'name', expected, found: String(escalation.length) }];
};

const unusableSteps = ({ escalation }: ContractSource, directory: DirectorySource): ContractProblem[] =>
  escalation.flatMap((step, index) =>
    step === 'manager' ? [] : unusableParty(step, ['escalation', index], directory),
  );

/** A chain whose last step is the manager of somebody who has none: whoever is asked first decides where it ends. */
const endsNowhere = (contract: ContractSource, directory: DirectorySource): ContractProblem[] => {
  const last = contract.escalation.length - 1;
  if (contract.escalation[last] !== 'manager') return [];
  const without = activeOnly(askedFirst(contract, directory), directory).filter(
    (id) => personOf(directory, id)?.manager === undefined,
  );
  if (without.length === 0) return [];
  const expected = 'a manager for everybody who may be asked first, or a step after it';
  const found = `none for ${without.join(', ')}`;
  return [{ path: ['escalation', last], at: 'value', expected, found }];
};

const withoutHours = (contract: ContractSource, directory: DirectorySource): ContractProblem[] => {
  if (!contract.candidates.onlyInWorkingHours) return [];
  const without = namedToAsk(contract, directory).filter(
    (id) => personOf(directory, id)?.calendar === undefined,
  );
  if (without.length === 0) return [];
  const expected = 'a calendar for everybody who may be asked';
  const found = `none for ${without.join(', ')}`;
  return [{ path: ['candidates', 'onlyInWorkingHours'], at: 'value', expected, found }];
};

/** Finds what is wrong with whom a contract asks: nobody at the end of a strategy, the fallback or the chain. */
export const lintRouting = (contract: ContractSource, directory: DirectorySource): ContractProblem[] => [
  ...unusableStrategy(contract, directory),
  ...unusableDesk(contract, directory),
  ...alwaysAmbiguous(contract),
  ...deskWithoutRules(contract),
  ...unusableFallback(contract, directory),
  ...fallbackToTheSame(contract),
  ...stepsBehindHold(contract),
  ...unusableSteps(contract, directory),
  ...endsNowhere(contract, directory),
  ...withoutHours(contract, directory),
];

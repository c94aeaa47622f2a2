import type { Contract } from '#domain/contract/contract.ts';
import type { Directory } from '#domain/contract/directory.ts';
import type { Candidate } from '#domain/handoff/hold-cause.ts';
import type { CandidateReason, Candidate as Shown } from '#views/cause.ts';
import { labelOf } from './label-of.ts';
import { nameOf } from './person.ts';

/** Somebody to whom a rule leads, in the words of people; a condition only while the contract is there to tell it. */
export function candidateOf(
  directory: Directory,
  contract: Contract | undefined,
  { person, rule, because }: Candidate,
): Shown {
  const found = contract?.routing.strategy === 'rules' ? contract.routing.rules[rule - 1] : undefined;
  const when = found?.when;
  return {
    name: nameOf(directory, person),
    rule,
    ...(when === undefined ? {} : { when: { field: labelOf(contract, when.property), values: when.oneOf } }),
    because: reasonOf(contract, because, found?.ask.strategy === 'property' ? found.ask.property : undefined),
  };
}

function reasonOf(
  contract: Contract | undefined,
  because: Candidate['because'],
  property: string | undefined,
): CandidateReason {
  switch (because) {
    case 'named-person':
      return { kind: 'named' };
    case 'record-owner':
      return { kind: 'record-owner' };
    case 'property':
      return property === undefined
        ? { kind: 'named' }
        : { kind: 'property', field: labelOf(contract, property) };
    case 'round-robin':
    case 'least-loaded':
      return { kind: 'in-pool' };
  }
}

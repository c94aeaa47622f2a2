import type { ContractSource } from './contract-source.ts';
import type { AskedParty, Routing } from './contract.ts';
import type { DirectorySource } from './directory-source.ts';
import { isActive, personOf, poolOf } from './lint-references.ts';

/** One person, or those of a pool. */
export const partyOf = (party: AskedParty, directory: DirectorySource): readonly string[] =>
  'person' in party ? [party.person] : poolOf(directory, party.pool);

/** Whom a contract may ask first: those it names, or anybody where the record names them. */
export const askedFirst = ({ routing }: ContractSource, directory: DirectorySource): readonly string[] =>
  routing.strategy === 'rules'
    ? routing.rules.flatMap(({ ask }) => askedBy(ask, directory))
    : askedBy(routing, directory);

const askedBy = (routing: Routing, directory: DirectorySource): readonly string[] => {
  switch (routing.strategy) {
    case 'named-person':
    case 'round-robin':
    case 'least-loaded':
      return partyOf(routing, directory);
    case 'record-owner':
    case 'property':
      return Object.keys(directory.people);
  }
};

/** Each once, without those who have left. */
export const activeOnly = (ids: readonly string[], directory: DirectorySource): string[] =>
  [...new Set(ids)].filter((id) => isActive(directory, id));

/** Everybody whom a contract names, or lets the record name. */
export const namedToAsk = (contract: ContractSource, directory: DirectorySource): string[] => {
  const others = [contract.fallback, ...contract.escalation].flatMap((other) =>
    typeof other === 'string' ? [] : partyOf(other, directory),
  );
  return activeOnly([...askedFirst(contract, directory), ...others], directory);
};

/** Everybody whom it may come to ask by itself: managers too, if its chain leads to them. */
export const mayBeAsked = (contract: ContractSource, directory: DirectorySource): string[] => {
  const managers = contract.escalation.includes('manager')
    ? askedFirst(contract, directory).flatMap((id) => personOf(directory, id)?.manager ?? [])
    : [];
  return activeOnly([...namedToAsk(contract, directory), ...managers], directory);
};

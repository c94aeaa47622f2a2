import type { ContractBundle } from '#domain/contract/bundle.ts';
import { NO_CONTRACT } from '#domain/ports/rows.ts';

/** A contract that somebody answers for; what belongs to none has no title. */
export interface OwnContract {
  readonly id: string;
  readonly title: string | undefined;
}

/** What somebody answers for now: the contracts of this deployment that are theirs, and for the desk what belongs to none. */
export function ownContracts(
  { contracts, directory }: ContractBundle,
  person: string,
): readonly OwnContract[] {
  const own = contracts.flatMap(({ contract: { id, title, contractOwner } }) =>
    contractOwner === person ? [{ id, title }] : [],
  );
  return directory.desk === person ? [...own, { id: NO_CONTRACT, title: undefined }] : own;
}

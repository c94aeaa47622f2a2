import type { ContractVersion } from '#domain/contract/bundle.ts';

/** Contracts in the order in which one event starts them: what has to be done first also begins first. */
export function firstThingsFirst(versions: readonly ContractVersion[]): readonly ContractVersion[] {
  return versions.toSorted((one, other) => before(one, versions) - before(other, versions));
}

/** How many of these come before one; never more than there are. */
function before({ contract }: ContractVersion, versions: readonly ContractVersion[]): number {
  let count = 0;
  let { after } = contract;
  while (after !== undefined && count < versions.length) {
    const name = after;
    after = versions.find((version) => version.contract.id === name)?.contract.after;
    count += 1;
  }
  return count;
}

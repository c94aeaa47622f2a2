import type { Contract } from '#domain/contract/contract.ts';

/** What the contract calls a property; the property's own name where it calls it nothing. */
export function labelOf(contract: Contract | undefined, property: string): string {
  const fields =
    contract === undefined ? [] : [...contract.inputs, ...contract.consistency, ...contract.show];
  return fields.find((field) => field.property === property)?.label ?? property;
}

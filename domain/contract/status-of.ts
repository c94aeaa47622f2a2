import type { Contract } from './contract.ts';
import type { Status } from './ids.ts';

/** Our word for a vendor's value, or undefined if the contract does not map it. Surrounding spaces do not count. */
export const statusOf = (contract: Contract, vendorValue: string): Status | undefined => {
  const value = vendorValue.trim();
  return Object.hasOwn(contract.statusMap, value) ? contract.statusMap[value] : undefined;
};

import type { Contract } from './contract.ts';
import type { Status } from './ids.ts';

/** Our word for a vendor's value, or undefined if the contract does not map it. Surrounding spaces do not count. */
export const statusOf = (contract: Contract, vendorValue: string): Status | undefined => {
  const value = vendorValue.trim();
  return Object.hasOwn(contract.statusMap, value) ? contract.statusMap[value] : undefined;
};

/** The vendor's value that stands for a status of ours, or undefined if none does, or several. */
export const valueOf = ({ statusMap }: Pick<Contract, 'statusMap'>, status: string): string | undefined => {
  const [value, ...others] = Object.entries(statusMap).filter(([, mapped]) => mapped === status);
  return others.length === 0 ? value?.[0] : undefined;
};

import type { Contract } from '../contract/contract.ts';
import type { VendorRecord } from '../ports/connector.ts';

/** How much is at stake, as the contract's property says; undefined where it is empty or no number. */
export function amountOf(record: VendorRecord, { amount }: Contract): number | undefined {
  const text = amount === undefined ? '' : (record.properties[amount]?.value.trim() ?? '');
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? undefined : value;
}

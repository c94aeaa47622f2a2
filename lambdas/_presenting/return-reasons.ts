import type { Contract } from '#domain/contract/contract.ts';
import type { Option } from '#views/offer.ts';
import { returnReasons } from '#views/pages/answer-reasons.ts';

/** Why it may be sent back as not ready: the contract's own reasons in its own words, else the usual ones. */
export function returnReasonsOf(
  contract: Pick<Contract, 'returnReasons'> | undefined,
  locale: string,
): readonly Option[] {
  const own = contract?.returnReasons ?? [];
  return own.length === 0 ? returnReasons(locale) : own.map(({ code, label }) => ({ value: code, label }));
}

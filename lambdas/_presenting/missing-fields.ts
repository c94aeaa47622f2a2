import type { Contract } from '#domain/contract/contract.ts';
import type { Option } from '#views/offer.ts';

/** What whoever is asked can name as missing: each property once, under the label of the contract. */
export function missingFieldsOf({ inputs, show }: Pick<Contract, 'inputs' | 'show'>): readonly Option[] {
  const known = new Set(inputs.map(({ property }) => property));
  return [...inputs, ...show.filter(({ property }) => !known.has(property))].map(({ property, label }) => ({
    value: property,
    label,
  }));
}

import type { Contract } from '../contract/contract.ts';
import { transformed } from '../mapping/transform.ts';

/** A value of the record as people read it: what `inputs` calls a date is a day, in whatever form the system keeps it. */
export function shownValue({ inputs }: Pick<Contract, 'inputs'>, property: string, value: string): string {
  const isDate = inputs.some((input) => input.property === property && input.type === 'date');
  return isDate ? (transformed('date', value) ?? value) : value;
}

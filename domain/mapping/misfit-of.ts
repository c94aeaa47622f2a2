import { ownValue } from '../own-value.ts';
import type { FieldType, FieldTypes } from '../ports/connector.ts';
import type { Misfit } from './field-values.ts';

/** The first value that the system would not take, found before anything is written; undefined: it takes them all. */
export function misfitOf(values: Readonly<Record<string, string>>, types: FieldTypes): Misfit | undefined {
  for (const [field, value] of Object.entries(values)) {
    const type = ownValue(types, field);
    const because = type === undefined ? 'unknown-field' : unfit(value, type);
    if (because !== undefined) return { field, because };
  }
  return undefined;
}

function unfit(value: string, type: FieldType): string | undefined {
  if (!type.isWritable) return 'not-writable';
  if (value === '') return undefined;
  if (type.maxLength !== undefined && value.length > type.maxLength) return 'too-long';
  return KINDS[type.kind](value, type.choices ?? []) ? undefined : `not-${type.kind}`;
}

const KINDS: Readonly<Record<FieldType['kind'], (value: string, choices: readonly string[]) => boolean>> = {
  text: () => true,
  number: (value) => Number.isFinite(Number(value)),
  date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value),
  instant: (value) => !Number.isNaN(Date.parse(value)),
  boolean: (value) => value === 'true' || value === 'false',
  choice: (value, choices) => choices.includes(value),
  choices: (value, choices) => value.split(';').every((one) => choices.includes(one)),
  reference: () => true,
  other: () => true,
};

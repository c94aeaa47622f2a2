import * as z from 'zod';
import type { Values } from '../portal/record.ts';

/** One condition of a search. */
export const filterSchema = z.object({
  propertyName: z.string(),
  operator: z.enum([
    'BETWEEN',
    'CONTAINS_TOKEN',
    'EQ',
    'GT',
    'GTE',
    'HAS_PROPERTY',
    'IN',
    'LT',
    'LTE',
    'NEQ',
    'NOT_CONTAINS_TOKEN',
    'NOT_HAS_PROPERTY',
    'NOT_IN',
  ]),
  value: z.string().optional(),
  highValue: z.string().optional(),
  values: z.array(z.string()).optional(),
});
export type SearchFilter = z.infer<typeof filterSchema>;

/** Whether a record's values meet one condition. A property without a value meets only the negative ones. */
export function meets(values: Values, filter: SearchFilter): boolean {
  const actual = values[filter.propertyName];
  const wanted = filter.value ?? '';
  switch (filter.operator) {
    case 'HAS_PROPERTY':
      return actual !== undefined;
    case 'NOT_HAS_PROPERTY':
      return actual === undefined;
    case 'EQ':
      return actual !== undefined && compareValues(actual, wanted) === 0;
    case 'NEQ':
      return actual === undefined || compareValues(actual, wanted) !== 0;
    case 'IN':
      return actual !== undefined && (filter.values ?? []).includes(actual);
    case 'NOT_IN':
      return actual === undefined || !(filter.values ?? []).includes(actual);
    case 'CONTAINS_TOKEN':
      return actual !== undefined && containsToken(actual, wanted);
    case 'NOT_CONTAINS_TOKEN':
      return actual === undefined || !containsToken(actual, wanted);
    case 'GT':
      return actual !== undefined && compareValues(actual, wanted) > 0;
    case 'GTE':
      return actual !== undefined && compareValues(actual, wanted) >= 0;
    case 'LT':
      return actual !== undefined && compareValues(actual, wanted) < 0;
    case 'LTE':
      return actual !== undefined && compareValues(actual, wanted) <= 0;
    case 'BETWEEN':
      return (
        actual !== undefined &&
        compareValues(actual, wanted) >= 0 &&
        compareValues(actual, filter.highValue ?? '') <= 0
      );
  }
}

/** Orders values: numbers and instants by size, everything else as text without case. */
export function compareValues(left: string, right: string): number {
  const [a, b] = [sizeOf(left), sizeOf(right)];
  if (a !== undefined && b !== undefined) return a - b;
  return left.toLowerCase().localeCompare(right.toLowerCase());
}

function sizeOf(value: string): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  const instant = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

function containsToken(actual: string, wanted: string): boolean {
  const tokens = actual.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const parts = wanted.toLowerCase().split(/[^\p{L}\p{N}*]+/u);
  return parts.every((part) =>
    tokens.some((token) => (part.endsWith('*') ? token.startsWith(part.slice(0, -1)) : token === part)),
  );
}

import type { FieldRule } from '../contract/target.ts';
import type { Misfit } from './field-values.ts';
import { placeholders } from './field-values.ts';

/** What things are called by, in the systems where Baton makes them. */
const CALLED_BY: ReadonlySet<string> = new Set(['name', 'title', 'subject']);

/**
 * The first value that a thing of Baton's making cannot do without: what it is called, or a text about properties none
 * of which holds anything. Where people made the thing, an empty property only shows what the record shows; here it
 * would be a thing that nobody recognises, and most often its property is misspelt.
 */
export function cameOutEmpty(
  rules: readonly FieldRule[],
  values: Readonly<Record<string, string>>,
): Misfit | undefined {
  const empty = rules.find((rule) => isNeeded(rule) && values[rule.field]?.trim() === '');
  return empty === undefined ? undefined : { field: empty.field, because: 'came-out-empty' };
}

function isNeeded({ field, from }: FieldRule): boolean {
  return CALLED_BY.has(field.toLowerCase()) || (from.kind === 'text' && placeholders(from.text).length > 0);
}

import * as z from 'zod';

/** Source: Asana's page on errors; `phrase` comes with server errors only. */
const errorSchema = z.object({ errors: z.array(z.object({ message: z.string().optional() })).min(1) });

/** What an error says in codes; its sentences are left out, because they repeat values of people. */
export interface VendorError {
  readonly code: string | undefined;
  /** As contracts call it. */
  readonly field: string | undefined;
}

/** Reads an error's body; undefined if it does not have the form of Asana's own. */
export function readError(json: unknown): VendorError | undefined {
  const parsed = errorSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const message = parsed.data.errors[0]?.message ?? '';
  return { code: codeOf(message), field: fieldOf(message) };
}

/**
 * Asana has no codes: these are the beginnings of a code, by the words of its messages. That a key is taken is not
 * documented at all; these words are those that others have reported.
 */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/already (assigned|exists|in use|taken)/i, 'KEY_TAKEN'],
  [/unknown object/i, 'UNKNOWN_OBJECT'],
  [/not a user in/i, 'NOT_A_USER'],
  [/not a (recognized|valid)/i, 'NOT_RECOGNISED'],
  [/missing (input|required)/i, 'MISSING_INPUT'],
  [/cannot write this property/i, 'NOT_WRITABLE'],
  [/is not on given object/i, 'NOT_ON_PROJECT'],
  [/date must be/i, 'NOT_A_DATE'],
  [/(only|not) available (to|for)/i, 'NOT_IN_PLAN'],
];

function codeOf(message: string): string | undefined {
  return CODES.find(([words]) => words.test(message))?.[1];
}

/** Messages begin with the field, or name a custom field by its id. */
function fieldOf(message: string): string | undefined {
  const [, custom] = /^custom field with id (\d{1,30})\b/i.exec(message) ?? [];
  if (custom !== undefined) return `custom_field:${custom}`;
  const [, field] = /^([a-z_]{1,64}): /.exec(message) ?? [];
  return field === 'projects' ? 'project' : field;
}

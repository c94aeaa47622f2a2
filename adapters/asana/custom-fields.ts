import * as z from 'zod';
import type { FieldType, FieldTypes } from '#domain/ports/connector.ts';

const named = z.object({ gid: z.string() });

/** The definition of a custom field, as far as it is used. Source: Asana's reference of custom fields. */
const definitionSchema = z.object({
  gid: z.string(),
  resource_subtype: z.string(),
  enum_options: z.array(z.object({ gid: z.string(), enabled: z.boolean().optional() })).nullish(),
  is_value_read_only: z.boolean().nullish(),
});
type Definition = z.infer<typeof definitionSchema>;

/** One page of the custom fields of a workspace. */
export const definitionsSchema = z.array(definitionSchema);

/** What is asked of each definition. */
export const DEFINITION_PATHS = ['resource_subtype', 'enum_options.enabled', 'is_value_read_only'] as const;

/** The value of a custom field on a task; which of them counts depends on its kind. */
export const customValueSchema = z.object({
  gid: z.string(),
  resource_subtype: z.string().optional(),
  text_value: z.string().nullish(),
  number_value: z.number().nullish(),
  enum_value: named.nullish(),
  multi_enum_values: z.array(named).nullish(),
  date_value: z.object({ date: z.string().nullish() }).nullish(),
  people_value: z.array(named).nullish(),
});
type CustomValue = z.infer<typeof customValueSchema>;

/** What is asked of each value. */
export const VALUE_PATHS = [
  'custom_fields.resource_subtype',
  'custom_fields.text_value',
  'custom_fields.number_value',
  'custom_fields.enum_value',
  'custom_fields.multi_enum_values',
  'custom_fields.date_value',
  'custom_fields.people_value',
] as const;

const PREFIX = 'custom_field:';

/** The id of a custom field, if that is what a property names. */
export function customFieldIn(property: string): string | undefined {
  return property.startsWith(PREFIX) ? property.slice(PREFIX.length) : undefined;
}

const KINDS: Readonly<Record<string, FieldType['kind']>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  enum: 'choice',
  multi_enum: 'choices',
  people: 'reference',
};

/** What the custom fields take, by the names that contracts use. Choices are named by their ids. */
export function customTypes(definitions: readonly Definition[]): FieldTypes {
  return Object.fromEntries(
    definitions.map((definition) => [`${PREFIX}${definition.gid}`, typeOf(definition)]),
  );
}

function typeOf({ resource_subtype, enum_options, is_value_read_only }: Definition): FieldType {
  const kind = KINDS[resource_subtype] ?? 'other';
  const isWritable = kind !== 'other' && is_value_read_only !== true;
  if (kind !== 'choice' && kind !== 'choices') return { kind, isWritable };
  const offered = (enum_options ?? []).filter(({ enabled }) => enabled !== false);
  return { kind, isWritable, choices: offered.map(({ gid }) => gid) };
}

/** The value as one text: choices and people by their ids, several of them with semicolons in between. */
export function textOf(value: CustomValue): string {
  switch (value.resource_subtype) {
    case 'number':
      return value.number_value?.toString() ?? '';
    case 'enum':
      return value.enum_value?.gid ?? '';
    case 'multi_enum':
      return joined(value.multi_enum_values);
    case 'people':
      return joined(value.people_value);
    case 'date':
      return value.date_value?.date ?? '';
    case undefined:
    default:
      return value.text_value ?? '';
  }
}

function joined(things: readonly { readonly gid: string }[] | null | undefined): string {
  return (things ?? []).map(({ gid }) => gid).join(';');
}

/** The value in the form that Asana takes for a field of this kind; null clears. */
export function customValue(text: string, { kind }: FieldType): unknown {
  if (kind === 'choices' || kind === 'reference') return text.split(';').filter((gid) => gid !== '');
  if (text === '') return null;
  if (kind === 'number') return Number(text);
  return kind === 'date' ? { date: text } : text;
}

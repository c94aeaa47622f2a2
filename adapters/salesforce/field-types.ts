import * as z from 'zod';
import type { FieldType, FieldTypes } from '#domain/ports/connector.ts';

const fieldSchema = z.object({
  name: z.string(),
  type: z.string(),
  length: z.int().optional().catch(undefined),
  updateable: z.boolean(),
  picklistValues: z
    .array(z.object({ value: z.string(), active: z.boolean() }))
    .optional()
    .catch(undefined),
});
type Field = z.infer<typeof fieldSchema>;

/** As far as it is used of what `/sobjects/<type>/describe` answers. Source: Salesforce's REST guide. */
export const describeSchema = z.object({ fields: z.array(fieldSchema) });

/** By Salesforce's names of types; an id in a text field is a text. Source: Salesforce's object reference (field types). */
const KINDS: Readonly<Record<string, FieldType['kind']>> = {
  ...of('text', ['string', 'textarea', 'email', 'phone', 'url', 'encryptedstring']),
  ...of('number', ['int', 'long', 'double', 'currency', 'percent']),
  ...{ date: 'date', datetime: 'instant', boolean: 'boolean' },
  ...{ picklist: 'choice', multipicklist: 'choices' },
  ...of('reference', ['id', 'reference']),
};

/** What the fields of a kind of record take. A combobox suggests values and takes any text. */
export function fieldTypesOf({ fields }: z.infer<typeof describeSchema>): FieldTypes {
  return Object.fromEntries(fields.map((field) => [field.name, fieldTypeOf(field)]));
}

function fieldTypeOf({ type, length, updateable, picklistValues = [] }: Field): FieldType {
  const kind = type === 'combobox' ? 'text' : (KINDS[type] ?? 'other');
  const isText = kind === 'text' && length !== undefined && length > 0;
  const isChoice = kind === 'choice' || kind === 'choices';
  const choices = picklistValues.filter(({ active }) => active).map(({ value }) => value);
  return {
    kind,
    isWritable: updateable,
    ...(isText && { maxLength: length }),
    ...(isChoice && { choices }),
  };
}

function of<Kind extends FieldType['kind']>(kind: Kind, types: readonly string[]): Record<string, Kind> {
  return Object.fromEntries(types.map((type) => [type, kind]));
}

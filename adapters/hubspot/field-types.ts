import * as z from 'zod';
import type { FieldType, FieldTypes } from '#domain/ports/connector.ts';

const propertySchema = z.object({
  name: z.string(),
  type: z.string(),
  fieldType: z.string().optional(),
  options: z.array(z.object({ value: z.string() })).default([]),
  /** Its options are kept elsewhere: owners, for one. */
  externalOptions: z.boolean().optional(),
  modificationMetadata: z.object({ readOnlyValue: z.boolean().optional() }).optional(),
});
type Property = z.infer<typeof propertySchema>;

/** The answer of HubSpot's properties API for a kind of record. */
export const propertiesBodySchema = z.object({ results: z.array(propertySchema) });

/** Source: HubSpot's guide to properties (types and their values). */
const KINDS: Readonly<Record<string, FieldType['kind']>> = {
  string: 'text',
  phone_number: 'text',
  number: 'number',
  date: 'date',
  datetime: 'instant',
  bool: 'boolean',
};

/** What HubSpot says that its properties take. Options that are kept elsewhere (owners, for one) are not listed. */
export function fieldTypesFrom({ results }: z.infer<typeof propertiesBodySchema>): FieldTypes {
  return Object.fromEntries(results.map((property) => [property.name, fieldTypeOf(property)]));
}

function fieldTypeOf(property: Property): FieldType {
  const isWritable = property.modificationMetadata?.readOnlyValue !== true;
  if (property.externalOptions === true) return { kind: 'reference', isWritable };
  if (property.type !== 'enumeration') return { kind: KINDS[property.type] ?? 'other', isWritable };
  const kind = property.fieldType === 'checkbox' ? 'choices' : 'choice';
  return { kind, choices: property.options.map(({ value }) => value), isWritable };
}

import * as z from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** The alternatives of a schema, or the schema itself if it has none. */
const alternatives = (schema: Schema): Schema[] =>
  (schema.oneOf ?? schema.anyOf ?? [schema]).filter((one) => isSchema(one));

const inner = (schema: Schema, key: string | number): Schema[] => {
  const next =
    typeof key === 'number'
      ? schema.items
      : schema.properties !== undefined && Object.hasOwn(schema.properties, key)
        ? schema.properties[key]
        : schema.additionalProperties;
  return isSchema(next) && !Array.isArray(next) ? alternatives(next) : [];
};

const schemasAt = (schema: z.ZodType, path: readonly (string | number)[]): Schema[] =>
  path.reduce<Schema[]>(
    (outer, key) => outer.flatMap((one) => inner(one, key)),
    alternatives(z.toJSONSchema(schema, { io: 'input' })),
  );

/** Whether a section holds the word by which its alternatives are told apart. */
const isMeant = ({ properties = {} }: Schema, section: unknown): boolean => {
  const held = new Map<string, unknown>(isSchema(section) ? Object.entries(section) : []);
  return Object.entries(properties).every(
    ([name, field]) => !isSchema(field) || field.const === undefined || held.get(name) === field.const,
  );
};

/** The fields that a section may have. */
export const knownFields = (
  schema: z.ZodType,
  path: readonly (string | number)[],
  section: unknown,
): string[] => {
  const found = schemasAt(schema, path);
  const meant = found.filter((one) => isMeant(one, section));
  const fields = (meant.length === 0 ? found : meant).flatMap(({ properties, propertyNames }) => [
    ...Object.keys(properties ?? {}),
    ...(isSchema(propertyNames) ? (propertyNames.enum ?? []) : []),
  ]);
  return [...new Set(fields.filter((field) => typeof field === 'string'))];
};

/** The words that a field may hold, if they are few. */
export const knownValues = (schema: z.ZodType, path: readonly (string | number)[]): string[] => {
  const words: unknown[] = schemasAt(schema, path).flatMap((found) => found.enum ?? [found.const]);
  return words.filter((word) => typeof word === 'string');
};

import * as z from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const inner = (schema: Schema, key: string | number): Schema | undefined => {
  const next =
    typeof key === 'number'
      ? schema.items
      : schema.properties !== undefined && Object.hasOwn(schema.properties, key)
        ? schema.properties[key]
        : schema.additionalProperties;
  return isSchema(next) && !Array.isArray(next) ? next : undefined;
};

const schemaAt = (schema: z.ZodType, path: readonly (string | number)[]): Schema | undefined =>
  path.reduce<Schema | undefined>(
    (outer, key) => (outer === undefined ? undefined : inner(outer, key)),
    z.toJSONSchema(schema, { io: 'input' }),
  );

/** The fields that a section may have. */
export const knownFields = (schema: z.ZodType, path: readonly (string | number)[]): string[] =>
  Object.keys(schemaAt(schema, path)?.properties ?? {});

/** The words that a field may hold, if they are few. */
export const knownValues = (schema: z.ZodType, path: readonly (string | number)[]): string[] => {
  const found = schemaAt(schema, path);
  const words: unknown[] = found?.enum ?? [found?.const];
  return words.filter((word) => typeof word === 'string');
};

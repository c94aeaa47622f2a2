import * as z from 'zod';

type Path = readonly PropertyKey[];

/** What is wrong with a control's body, in a sentence: which field, what stands there, and what is known instead. */
export function sentenceOf(issue: z.core.$ZodIssue, schema: z.core.$ZodType, body: unknown): string {
  const { path } = issue;
  const value = valueAt(body, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys(fieldsOf(schemaAt(schema, path, body)));
      return issue.keys.map((key) => `${nameOf([...path, key])} is no field${listed(known)}`).join('; ');
    }
    case 'invalid_union':
      return wrong(path, value, 'options' in issue ? (issue.options ?? []) : []);
    case 'invalid_value':
      return wrong(path, value, issue.values);
    case 'invalid_type':
      if (path.length === 0) return 'the body has to be an object in JSON';
      return value === undefined
        ? `${nameOf(path)} is missing`
        : `${nameOf(path)} is not of the kind ${issue.expected}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'too_big':
    case 'too_small':
      return `${nameOf(path)}: ${issue.message}`;
  }
}

function wrong(path: Path, value: unknown, known: readonly unknown[]): string {
  const said = value === undefined ? 'is missing' : `${JSON.stringify(value)} is unknown`;
  return `${nameOf(path)} ${said}${listed(known)}`;
}

function listed(known: readonly unknown[]): string {
  return known.length === 0 ? '' : `; there is ${known.map(String).join(', ')}`;
}

function nameOf(path: Path): string {
  return path.map(String).join('.');
}

function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((within, name) => {
    const entries = typeof within === 'object' && within !== null ? Object.entries(within) : [];
    return entries.find(([key]) => key === String(name))?.[1];
  }, body);
}

function fieldsOf(schema: z.core.$ZodType | undefined): Readonly<Record<string, z.core.$ZodType>> {
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** The schema of a field; of several forms the one that the body has chosen. */
function schemaAt(schema: z.core.$ZodType, path: Path, body: unknown): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return schemaAt(schema.unwrap(), path, body);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const chosen = schema.options.find((option) => isChosen(option, schema.def.discriminator, body));
    return chosen === undefined ? undefined : schemaAt(chosen, path, body);
  }
  const [name, ...rest] = path;
  if (name === undefined) return schema;
  const { [String(name)]: inner } = fieldsOf(schema);
  return inner === undefined ? undefined : schemaAt(inner, rest, valueAt(body, [name]));
}

function isChosen(option: z.core.$ZodType, discriminator: string, body: unknown): boolean {
  const { [discriminator]: named } = fieldsOf(option);
  return named !== undefined && z.safeParse(named, valueAt(body, [discriminator])).success;
}

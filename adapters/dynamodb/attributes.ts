import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** Every attribute of ours is a text or a number, so two lines do what a marshalling library would. */
export type Item = Record<string, AttributeValue>;

/** What is undefined gets no attribute. */
export function toItem(values: Readonly<Record<string, string | number | undefined>>): Item {
  const item: Item = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) item[name] = typeof value === 'string' ? { S: value } : { N: String(value) };
  }
  return item;
}

/** The other way round, for a schema to parse. Attributes of other kinds are none of ours and left out. */
export function fromItem(item: Item): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, { S, N }] of Object.entries(item)) {
    if (S !== undefined) values[name] = S;
    if (N !== undefined) values[name] = Number(N);
  }
  return values;
}

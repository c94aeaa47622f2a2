import * as z from 'zod';

export const itemSchema = z.record(z.string(), z.record(z.string(), z.unknown()));
export type Item = z.infer<typeof itemSchema>;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/**
 * The size of an item as DynamoDB bills it: names and text in UTF-8, a number by two digits a byte and one, three for
 * a list or map and one for each element, base64 decoded.
 * Source: "DynamoDB item sizes and formats" of the developer guide.
 */
export function itemSize(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + valueSize(value), 0);
}

function valueSize(value: Readonly<Record<string, unknown>>): number {
  const [[type, inner] = ['NULL', true]] = Object.entries(value);
  switch (type) {
    case 'S':
      return bytes(z.string().parse(inner));
    case 'N':
      return Math.ceil(z.string().parse(inner).replace(/\D/g, '').length / 2) + 1;
    case 'B':
      return Buffer.from(z.string().parse(inner), 'base64').length;
    case 'L': {
      const elements = z.array(itemSchema.valueType).parse(inner);
      return elements.reduce((sum, element) => sum + 1 + valueSize(element), 3);
    }
    case 'M': {
      const fields = itemSchema.parse(inner);
      return 3 + Object.keys(fields).length + itemSize(fields);
    }
    case 'SS':
    case 'NS':
      return z
        .array(z.string())
        .parse(inner)
        .reduce((sum, element) => sum + bytes(element), 3);
    default:
      return 1;
  }
}

import { InvalidCursorError } from '#domain/ports/rows.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';

const startSchema = z.strictObject({ subjectId: z.string(), contract: z.string(), openedAt: z.string() });

/** Where a page ended, as one word that fits a URL. */
export function cursorOf(lastKey: Item): string {
  return Buffer.from(JSON.stringify(fromItem(lastKey))).toString('base64url');
}

export function startOf(cursor: string): Item {
  try {
    return toItem(startSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())));
  } catch (error) {
    throw new InvalidCursorError({ cause: error });
  }
}

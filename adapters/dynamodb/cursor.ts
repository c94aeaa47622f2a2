import { InvalidCursorError } from '#domain/ports/rows.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';

/** Where a page ended, as one word that fits a URL. */
export function cursorOf(lastKey: Item): string {
  return Buffer.from(JSON.stringify(fromItem(lastKey))).toString('base64url');
}

/** The key where a page of an index goes on; `partition` and `sort` are the names of its own. @throws {InvalidCursorError} */
export function startOf(cursor: string, partition: string, sort = 'openedAt'): Item {
  const startSchema = z.strictObject({
    subjectId: z.string(),
    [partition]: z.string(),
    [sort]: z.string(),
  });
  try {
    return toItem(startSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())));
  } catch (error) {
    throw new InvalidCursorError({ cause: error });
  }
}

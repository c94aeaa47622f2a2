import { oneLine } from '../one-line.ts';
import type { ShownField } from '../offer.ts';

/** Blocks of plain text with an empty line between them; a block's own lines are each kept to one line. */
export function plainText(blocks: readonly (readonly string[])[]): string {
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.map(oneLine).join('\n')).join('\n\n')}\n`;
}

/** "Label: value" lines. */
export function plainRows(rows: readonly ShownField[]): string[] {
  return rows.map((row) => `${row.label}: ${row.value}`);
}

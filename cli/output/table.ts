/** One cell: its text, and how it is painted once it has its width. */
export type Cell = string | { readonly text: string; readonly paint: (text: string) => string };

const GAP = '  ';

/** Rows in aligned columns. Columns that are empty in every row are left out, with their heading. */
export function table(rows: readonly (readonly Cell[])[], heading?: readonly string[]): string {
  const clean = rows.map((row) => row.map(cleaned));
  const kept = (clean[0] ?? []).map((_, at) => at).filter((at) => clean.some((row) => row[at]?.text !== ''));
  const head = heading === undefined ? [] : [heading.map(cleaned)];
  const shown = [...head, ...clean].map((row) => kept.flatMap((at) => row[at] ?? []));
  const widths = kept.map((_, at) => Math.max(...shown.map((row) => row[at]?.text.length ?? 0)));
  return shown.map((row) => line(row, widths)).join('\n');
}

type Clean = Exclude<Cell, string>;

/** What a vendor sent must not steer the terminal. */
function cleaned(cell: Cell): Clean {
  const { text, paint } = typeof cell === 'string' ? { text: cell, paint: asIs } : cell;
  return { text: text.replaceAll(/\p{Cc}+/gu, ' '), paint };
}

function asIs(text: string): string {
  return text;
}

function line(row: readonly Clean[], widths: readonly number[]): string {
  const cells = row.map(({ text, paint }, at) =>
    paint(at === row.length - 1 ? text : text.padEnd(widths[at] ?? 0)),
  );
  return cells.join(GAP).trimEnd();
}

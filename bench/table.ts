/** A heading with a table under it, in Markdown. */
export function section(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [`## ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function figure(value: number): string {
  if (value === 0) return '0';
  return value < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

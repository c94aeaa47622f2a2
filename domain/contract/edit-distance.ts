/** How many letters must be added, removed, changed or swapped with their neighbour to turn one text into the other. */
export const editDistance = (from: string, to: string): number => {
  const a = Array.from(from);
  const b = Array.from(to);
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const change = at(previous, column) + (letter === other ? 0 : 1);
      const swapped = row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === other;
      const swap = swapped ? at(beforePrevious, column - 1) + 1 : Infinity;
      current.push(Math.min(change, at(previous, column + 1) + 1, at(current, column) + 1, swap));
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
};

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? Infinity;

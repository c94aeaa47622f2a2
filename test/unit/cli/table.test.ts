import { describe, expect, it } from 'vitest';
import { table } from '#cli/output/table.ts';

describe('a table', () => {
  it('aligns its columns and leaves out those that are empty', () => {
    const rows = [
      ['a', '', 'long'],
      ['bbb', '', 'x'],
    ];
    expect(table(rows, ['ID', 'EMPTY', 'WHAT'])).toBe(['ID   WHAT', 'a    long', 'bbb  x'].join('\n'));
  });

  it('keeps its width where a cell is painted', () => {
    const painted = { text: 'ok', paint: (text: string) => `<${text}>` };
    expect(
      table([
        [painted, 'x'],
        ['long', 'y'],
      ]),
    ).toBe(['<ok  >  x', 'long  y'].join('\n'));
  });

  it('does not let a value steer the terminal', () => {
    expect(table([['\u001b[2Jgone\nnext']])).toBe(' [2Jgone next');
  });
});

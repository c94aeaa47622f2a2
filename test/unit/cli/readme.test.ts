import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { batonProgram } from '#cli/program.ts';

const readme = readFileSync(join(import.meta.dirname, '..', '..', '..', 'README.md'), 'utf8');
/** A row of the table of commands, up to the first thing that is no word of the command's name. */
const rows = [...readme.matchAll(/^\| `baton ([a-z][a-z -]*[a-z])/gm)].map(([, name = '']) =>
  name.replace(/ --.*$/, ''),
);

test('the README has each command once, or the one that it belongs to', () => {
  expect(rows).toEqual([...new Set(rows)]);
  const all = commandsOf(batonProgram());
  expect(rows.filter((row) => !all.some(({ name }) => name === row))).toEqual([]);
  const missing = all.filter(
    ({ name, of, isGroup }) => !isGroup && !rows.includes(name) && !rows.includes(of),
  );
  expect(missing).toEqual([]);
});

interface Named {
  readonly name: string;
  /** The command that it belongs to. */
  readonly of: string;
  readonly isGroup: boolean;
}

function commandsOf(command: Command, of = ''): readonly Named[] {
  return command.commands.flatMap((one) => {
    const name = `${of} ${one.name()}`.trim();
    return [{ name, of, isGroup: one.commands.length > 0 }, ...commandsOf(one, name)];
  });
}

import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { batonProgram } from '#cli/program.ts';

const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)];

test('what a command only shows at first is done with the same word everywhere', () => {
  const options = all(batonProgram()).flatMap(({ options: own }) => own.map(({ long }) => long));
  expect(options).not.toContain('--yes');
  expect(options.filter((long) => long === '--confirm').length).toBeGreaterThan(4);
});

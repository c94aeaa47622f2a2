import { expect, test } from 'vitest';
import { parseSoakArguments, UsageError } from '../../../soak/arguments.ts';

test('everything may be left out', () => {
  expect(parseSoakArguments([])).toEqual({ handoffs: 100, seed: 1, atOnce: 4 });
});

test('everything may be said', () => {
  const args = ['--handoffs', '1000', '--seed', '7', '--at-once', '2'];
  expect(parseSoakArguments(args)).toEqual({ handoffs: 1000, seed: 7, atOnce: 2 });
});

test.each([
  [['--handoffs', 'many'], '--handoffs must be a whole number'],
  [['--handoffs', '0'], '--handoffs must be 1 or more'],
  [['--at-once', '100'], '--at-once must be 32 or less'],
  [['--seeds', '1'], '--seeds'],
  [['1000'], '1000'],
])('%j is refused with what is possible', (args, saying) => {
  const parse = (): unknown => parseSoakArguments(args);
  expect(parse).toThrow(UsageError);
  expect(parse).toThrow(saying);
  expect(parse).toThrow('npm run soak');
});

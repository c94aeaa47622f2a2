import { expect, test } from 'vitest';
import { asksForHelp, BadArguments, parseStartArguments, USAGE } from '#local/start-arguments.ts';
import { faultNames, faultSchema } from '#local/sandbox/hubspot/faults/fault.ts';

const refusalOf = (...args: readonly string[]): string => {
  try {
    parseStartArguments(args);
  } catch (error) {
    if (error instanceof BadArguments) return error.sentence;
    throw error;
  }
  return '';
};

test('without arguments a person answers, on the usual ports', () => {
  expect(parseStartArguments([])).toEqual({
    auto: false,
    fault: undefined,
    withinSeconds: 60,
    portBase: 4566,
  });
});

test.each(faultNames)('%s is a fault that the sandbox has', (fault) => {
  expect(parseStartArguments(['--fault', fault]).fault).toBe(fault);
  expect(faultSchema.safeParse({ match: { pathPattern: '*' }, fault }).success).toBe(true);
});

test('a fault that nobody knows is refused in one sentence that names those that there are', () => {
  const told = refusalOf('--fault', 'nope');
  expect(told).toMatch(/^--fault must be dropped, .* or stale-read, not “nope”\.$/);
  for (const fault of faultNames) expect(told).toContain(fault);
});

test('help is asked for in either way, and names every argument', () => {
  expect([['--help'], ['-h'], ['--auto', '--help'], ['--auto'], []].map(asksForHelp)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  for (const word of ['--auto', '--fault', '--within', '--port-base', 'stale-read', 'npm start --'])
    expect(USAGE).toContain(word);
});

test('what cannot be understood is named, with what the command takes', () => {
  expect(refusalOf('--atuo')).toContain("Unknown option '--atuo'");
  expect(refusalOf('--within', 'soon')).toContain('not “soon”');
  expect(refusalOf('--port-base', '80')).toContain('not “80”');
});

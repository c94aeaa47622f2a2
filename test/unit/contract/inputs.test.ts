import { describe, expect, it } from 'vitest';
import { inputProblems } from '#domain/contract/inputs.ts';
import { changedFolder } from './changed-folder.ts';
import { sampleContract } from './sample.ts';

const NAME = 'kickoff.yaml';
const { change, errors, lineNow } = changedFolder(NAME);
const AMOUNT = '    minimum: 1 # an amount of 0 was forgotten\n';

describe('the limits of a required field', () => {
  it.each([
    ['number', { minimum: 1 }, '0', false],
    ['number', { minimum: 1 }, '1', true],
    ['number', { maximum: 10 }, '10.5', false],
    ['number', { maximum: 10 }, '10', true],
    ['number', {}, 'a lot', false],
    ['number', {}, '1e3', true],
    ['date', {}, '2030-01-31', true],
    ['date', {}, '2030-01-31T09:00:00+01:00', true],
    ['date', {}, '2030-01-41', false],
    ['date', {}, 'tomorrow', false],
    ['email', {}, 'ada', false],
    ['text', {}, 'undefined', true],
    ['number', { minimum: 1 }, 'a lot', false],
    ['text', { enum: ['small', 'large'] }, 'large', true],
    ['text', { enum: ['small', 'large'] }, 'Large', false],
    ['text', { pattern: '^DE\\d+$' }, 'DE42', true],
    ['text', { pattern: '^DE\\d+$' }, 'xDE42', false],
    ['text', { pattern: '\\d' }, 'about 3', true],
    ['text', { pattern: '^\\u{1F600}$' }, '😀', true],
    ['text', { minLength: 2 }, '😀', false],
    ['text', { minLength: 2 }, '😀😀', true],
    ['text', { maxLength: 1 }, '😀', true],
    ['text', { maxLength: 1 }, '😀😀', false],
    ['email', { pattern: '@example\\.com$' }, 'ada@example.com', true],
    ['email', { pattern: '@example\\.com$' }, 'ada@example.org', false],
  ] as const)('of %s %o take "%s": %s', (type, limits, value, fits) => {
    const { enum: values, ...others } = { enum: undefined, ...limits };
    const input = { property: 'p', label: 'P', type, ...others, ...(values && { enum: [...values] }) };
    const problems = inputProblems({ ...sampleContract, inputs: [input] }, { p: value });
    expect(problems).toEqual(fits ? [] : [{ property: 'p', label: 'P', problem: 'malformed' }]);
  });

  it.each([undefined, null, '', '  '])('are none of what is missing: %o', (value) => {
    const input = { property: 'p', label: 'P', type: 'text' } as const;
    expect(inputProblems({ inputs: [input] }, { p: value })).toEqual([
      { property: 'p', label: 'P', problem: 'missing' },
    ]);
  });

  it('that no value can keep are an error', async () => {
    change(NAME, AMOUNT, '    minimum: 5\n    maximum: 2\n');
    expect(await errors()).toEqual([
      `${NAME}:${String(lineNow(NAME, 'maximum: 2'))}:14 inputs.amount.maximum: expected at least minimum (5), found 2`,
    ]);
  });

  it.each([
    [
      'of another type',
      '    pattern: x\n',
      'inputs.amount.pattern: expected one of type, label, minimum, maximum',
    ],
    ['misspelt', '    minimun: 1\n', 'found "minimun" (did you mean minimum?)'],
    ['without a number', '    minimum: one\n', 'inputs.amount.minimum: expected a number, found "one"'],
  ])('%s are an error', async (_, text, expected) => {
    change(NAME, AMOUNT, text);
    const [error, ...others] = await errors();
    expect(error).toContain(expected);
    expect(others).toEqual([]);
  });

  it('cannot be a pattern that is none', async () => {
    change(NAME, '    label: Deal name\n', "    label: Deal name\n    pattern: '('\n");
    expect(await errors()).toEqual([expect.stringContaining('expected a regular expression, found "("')]);
  });
});

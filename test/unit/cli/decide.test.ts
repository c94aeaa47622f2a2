import { expect, test } from 'vitest';
import { decide } from '#cli/commands/decide.ts';
import { styleFor } from '#cli/output/style.ts';
import type { OperatorDecision } from '#domain/operator/requests.ts';

const told = async (decision: OperatorDecision, changed: boolean): Promise<string> => {
  const answer = { id: 'h1', status: 'completed', changed, story: [] };
  const { text } = await decide({ decide: async () => answer }, decision, 'h1', { reason: 'why' });
  return text(styleFor(false));
};

test('a start is told as one, not by the status that was there before', async () => {
  expect(await told('start', true)).toContain('h1 is now started.');
  expect(await told('start', false)).toBe('Nothing to do: h1 is started already.');
});

test('every other decision is told by what it made of it', async () => {
  expect(await told('retry', true)).toContain('h1 is now completed.');
  expect(await told('cancel', false)).toBe('Nothing to do: h1 is completed already.');
});

import { expect, test } from 'vitest';
import { show } from '#cli/commands/show.ts';
import { styleFor } from '#cli/output/style.ts';
import type { ShowAnswer } from '#domain/operator/summary.ts';

const summary: ShowAnswer['summary'] = {
  ...{ id: 'h1', kind: 'handoff', status: 'held', openedAt: '2026-11-20T10:00:00Z', correlationId: 'c1' },
  ...{ waitsFor: 'HubSpot could not be written', decider: { id: 'lena', name: 'Lena' }, targets: [] },
};

async function shown(more: Partial<ShowAnswer['summary']>): Promise<string> {
  const answer = { summary: { ...summary, ...more }, story: [] };
  const { text } = await show({ show: async () => answer }, 'h1');
  return text(styleFor(false));
}

test('what waits together with others says so, and that a command is about this one alone', async () => {
  expect(await shown({ together: 7 })).toMatch(/waits with +6 others, for the same: the page .* for all 7/);
  expect(await shown({ together: 2 })).toMatch(/waits with +1 other, for the same/);
  expect(await shown({ together: 2 })).toContain('a command for this one alone');
});

test('what waits alone says nothing of others', async () => {
  expect(await shown({})).not.toContain('waits with');
});

test.each([
  ['back', 'shows what stood there before (1 attempt)'],
  ['failed', 'could not be taken back (1 attempt)'],
] as const)('a system that is %s says so', async (takenBack, text) => {
  expect(await shown({ targets: [{ target: 'hubspot', attempts: 1, takenBack }] })).toContain(text);
});

import { expect, test } from 'vitest';
import { skipTarget } from '#cli/commands/skip-target.ts';
import { styleFor } from '#cli/output/style.ts';
import { EXIT } from '#cli/exit-code.ts';

function api() {
  const decided: string[] = [];
  return {
    decided,
    show: async (id: string) => ({
      summary: {
        ...{ id, kind: 'handoff' as const, status: 'held', openedAt: '', correlationId: 'c', targets: [] },
        record: 'hubspot:contact:501',
      },
      story: [],
    }),
    decide: async (
      id: string,
      decision: string,
      { target = '' }: { readonly target?: string | undefined },
    ) => {
      decided.push(`${decision} ${id} ${target}`);
      return { id, status: 'completed', changed: true, story: [] };
    },
  };
}

const reason = 'it is gone';

test('to do without the system of record is warned of, and nothing is done', async () => {
  const there = api();
  const { text, exitCode } = await skipTarget(there, 'h1', { target: 'hubspot', reason });
  expect(text(styleFor(false))).toBe(
    'HubSpot is the system of record: without it the record itself goes on showing who had it before, while everything else shows the new owner. Nothing was changed; give --confirm to do it.',
  );
  expect(exitCode).toBe(EXIT.failed);
  expect(there.decided).toEqual([]);
});

test('with --confirm it is done; to do without another system needs none', async () => {
  const there = api();
  await skipTarget(there, 'h1', { target: 'hubspot', reason, confirm: true });
  await skipTarget(there, 'h1', { target: 'asana', reason });
  expect(there.decided).toEqual(['skip-target h1 hubspot', 'skip-target h1 asana']);
});

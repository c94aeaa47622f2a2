import { expect, test } from 'vitest';
import { replay } from '#cli/commands/replay.ts';
import { styleFor } from '#cli/output/style.ts';
import type { ReplayTarget } from '#domain/operator/replay.ts';

const owner = { field: 'hubspot_owner_id', wanted: '71001', shown: '71004', isSame: false };
const plain = styleFor(false);

function apiWith(targets: readonly ReplayTarget[]) {
  const asked: unknown[] = [];
  return {
    asked,
    replayPlan: async (id: string, query: object) => {
      asked.push(query);
      return { id, targets: [...targets], without: [] };
    },
    decide: async (id: string, decision: string, request: object) => {
      asked.push({ decision, ...request });
      return { id, status: 'syncing', changed: true, story: [] };
    },
  };
}

test('what differs is shown, and nothing is done', async () => {
  const api = apiWith([
    { target: 'hubspot', fields: [owner, { field: 'baton_since', wanted: '', shown: '', isSame: true }] },
    { target: 'asana', fields: [], because: 'timeout' },
  ]);
  const told = (await replay(api, 'h1', { target: ['hubspot', 'asana'] })).text(plain);
  expect(told).toMatch(/hubspot +hubspot_owner_id +71001 +71004 +differs/);
  expect(told).toMatch(/hubspot +baton_since +\(empty\) +\(empty\)\n/);
  expect(told).toMatch(/asana +could not be read: timeout/);
  expect(told).toContain('Nothing was changed.');
  expect(api.asked).toEqual([{ targets: 'hubspot,asana' }]);
});

test('that nothing differs is said', async () => {
  const api = apiWith([{ target: 'hubspot', fields: [{ ...owner, shown: '71001', isSame: true }] }]);
  expect((await replay(api, 'h1', {})).text(plain)).toContain('a replay would write nothing');
});

test('values that are the same in two forms are said to be the same', async () => {
  const field = { field: 'OwnerId', wanted: '005R00000071001', shown: '005R00000071001IAA', isSame: true };
  const told = (await replay(apiWith([{ target: 'salesforce', fields: [field] }]), 'h1', {})).text(plain);
  expect(told).toMatch(/005R00000071001 +005R00000071001IAA +the same, in another form/);
});

test('it is done once that is said, for the targets that are named', async () => {
  const api = apiWith([]);
  await replay(api, 'h1', { confirm: true, reason: 'put back', target: ['hubspot'] });
  expect(api.asked).toEqual([{ decision: 'replay', reason: 'put back', targets: ['hubspot'] }]);
});

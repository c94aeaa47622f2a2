import { expect, test } from 'vitest';
import { rollBack } from '#cli/commands/roll-back.ts';
import { styleFor } from '#cli/output/style.ts';

const reason = 'the deal fell through';
const targets = [
  {
    target: 'hubspot',
    values: { hubspot_owner_id: '71004', baton_accepted_by: '', tier: 'gold', company: 'N' },
    shown: { hubspot_owner_id: '71001', tier: 'A', company: 'M' },
    known: { hubspot_owner_id: 'read-back' as const, tier: 'dropped' as const },
  },
  { target: 'asana' },
  { target: 'http-board', isMade: true as const },
  { target: 'salesforce', thing: '00QHs00000AbCdEIAV' },
];

function api() {
  const decided: string[] = [];
  return {
    decided,
    rollbackPlan: async (id: string) => ({ id, targets, notWritten: ['salesforce'] }),
    decide: async (id: string, decision: string) => {
      decided.push(`${decision} ${id}`);
      return { id, status: 'rolling-back', changed: true, story: [] };
    },
  };
}

test('what would be given back is shown, and nothing is done', async () => {
  const there = api();
  const { text } = await rollBack(there, 'h1', { reason });
  const told = text(styleFor(false));
  expect(told).toMatch(/hubspot +hubspot_owner_id +71004 +Baton wrote 71001 and read it back then/);
  expect(told).toMatch(/hubspot +tier +gold +Baton wrote A, and it was dropped/);
  expect(told).toMatch(/hubspot +company +N +Baton meant to write M; whether it stands there is not known/);
  expect(told).toContain('No system was looked at');
  expect(told).toMatch(/hubspot +baton_accepted_by +\(empty\)/);
  expect(told).toMatch(/asana +nothing: the values of before are erased/);
  expect(told).toMatch(/http-board +what Baton made there is put away/);
  expect(told).toMatch(/salesforce +00QHs00000AbCdEIAV: nothing, another record counts now/);
  expect(told).toContain('not written: salesforce');
  expect(told).toContain('Nothing was changed.');
  expect(there.decided).toEqual([]);
});

test('where no write has reached any system, it says that nothing has to be given back', async () => {
  const rollbackPlan = async (id: string) => ({ id, targets: [], notWritten: ['hubspot'] });
  const { text } = await rollBack({ ...api(), rollbackPlan }, 'h1', { reason });
  expect(text(styleFor(false))).toMatch(/^Nothing has to be given back\.\nnot written: hubspot/);
});

test('it is done once that is said', async () => {
  const there = api();
  const { text } = await rollBack(there, 'h1', { reason, confirm: true });
  expect(there.decided).toEqual(['roll-back h1']);
  expect(text(styleFor(false))).toContain('h1 is now rolling-back.');
});

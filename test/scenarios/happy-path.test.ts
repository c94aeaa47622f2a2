import { expect, test } from 'vitest';
import { CONTACT, MAYA, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoff, incidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept, MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';

test('the owner changes after the acceptance and not before', async () => {
  const stage = await offered();
  await stage.pass(60);
  expect(stage.hubspot.value(CONTACT, 'hubspot_owner_id')).toBe(TOM);
  expect(stage.hubspot.ownerWrites()).toHaveLength(0);
  await accept(stage);
  expect(stage.hubspot.value(CONTACT, 'hubspot_owner_id')).toBe(MAYA);
});

test('a handoff is completed only when what was written was read back', async () => {
  const stage = await offered();
  await accept(stage);
  expect(facts(stage, 'TargetVerified')).toMatchObject([{ verdict: 'VERIFIED', attempt: 1 }]);
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'maya-chen' } });
  expect(stage.hubspot.requests.map(({ method }) => method)).toEqual([
    ...['read', 'write'], // admission, and the offer shown
    ...['read', 'write', 'read'], // look, write, read back
    'write', // the completion shown
  ]);
});

test('it takes one mail, two transitions of the workflow and no incident', async () => {
  const stage = await offered();
  await accept(stage);
  expect(stage.world.mails.map(({ to }) => to)).toEqual([MAYA_MAIL]);
  expect([...stage.workflow.executions.values()]).toMatchObject([{ ended: 'succeeded', transitions: 1 }]);
  expect(incidents(stage)).toEqual([]);
});

test('the record shows the offer, the acceptance and the end of the handoff', async () => {
  const stage = await offered();
  const shown = (property: string) => stage.hubspot.value(CONTACT, property);
  expect(shown('baton_state')).toBe('offered');
  expect(shown('baton_offered_to')).toBe('Maya Chen');
  expect(shown('baton_handoff_id')).toBe(handoff(stage).handoffId);
  await accept(stage);
  expect(shown('baton_state')).toBe('completed');
  expect(shown('baton_offered_to')).toBe('');
  expect(shown('baton_accepted_by')).toBe('Maya Chen');
  expect(Date.parse(shown('baton_since'))).not.toBeNaN();
});

test('the values from before our write are kept', async () => {
  const stage = await offered();
  await accept(stage);
  const [plan] = facts(stage, 'TargetPlanned');
  const kept = `before#${handoff(stage).handoffId}#hubspot#${String(plan?.kept)}`;
  const before = stage.world.texts.get(kept);
  expect(JSON.parse(before ?? '')).toMatchObject({
    before: { hubspot_owner_id: TOM, baton_accepted_by: '' },
  });
});

test('the mail names who hands over: whoever changed the stage', async () => {
  const stage = await offered();
  expect(mailsTo(stage, MAYA_MAIL)[0]?.subject).toMatch(/^Jonas Weber hands you Amelia Hart, Northwind/);
});

test('a row that its committer has written is not written again by the relay', async () => {
  const stage = await offered();
  await accept(stage);
  await stage.pass(120);
  const calls = stage.fates.calls.filter(({ lambda }) => lambda === 'relay').map(({ call }) => call);
  expect(calls).toContain('rows.get');
  expect(calls).not.toContain('rows.put');
});

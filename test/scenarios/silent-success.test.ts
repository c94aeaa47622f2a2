import { expect, test } from 'vitest';
import { TOM } from '#test/scenario-support/crm.ts';
import { acceptedWith, ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';

const drop = { does: 'say yes and drop it' } as const;

test('HubSpot says yes and changes nothing: written again, then held as DROPPED, never done', async () => {
  const stage = await acceptedWith(drop, drop, drop);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'mismatch', verdict: 'DROPPED' } });
  expect(stage.hubspot.ownerWrites()).toHaveLength(3);
  expect(ownerShown(stage)).toBe(TOM);
});

test('dropped once, it is done at the second attempt', async () => {
  const stage = await acceptedWith(drop);
  expect(handoff(stage).status).toBe('completed');
  expect(facts(stage, 'TargetVerified')).toMatchObject([{ attempt: 2 }]);
});

test('another value in our own name is ALTERED', async () => {
  const property = 'baton_accepted_by';
  const stage = await acceptedWith({ does: 'write something else', property, value: 'Maya C' });
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { verdict: 'ALTERED', field: property } });
});

test('an automation that flips the owner before we read back is OVERWRITTEN, and not fought', async () => {
  const property = 'hubspot_owner_id';
  const stage = await acceptedWith({ does: 'run an automation', property, value: '71005' });
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { verdict: 'OVERWRITTEN', field: property },
  });
  expect(stage.hubspot.ownerWrites()).toHaveLength(1);
  expect(ownerShown(stage)).toBe('71005');
});

test('after OVERWRITTEN an operator may let it be written over', async () => {
  const property = 'hubspot_owner_id';
  const stage = await acceptedWith({ does: 'run an automation', property, value: '71005' });
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  await stage.pass(15 * 60);
  expect(handoff(stage).status).toBe('completed');
});

test('a value in another form is NORMALISED, and done', async () => {
  const property = 'hubspot_owner_id';
  const stage = await acceptedWith({ does: 'write something else', property, value: ' 71001 ' });
  expect(facts(stage, 'TargetVerified')).toMatchObject([{ verdict: 'NORMALISED' }]);
});

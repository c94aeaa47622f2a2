import { expect, test } from 'vitest';
import { MAYA, TOM } from '#test/scenario-support/crm.ts';
import { acceptedWith, ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept } from '#test/scenario-support/people.ts';

test('a 503 is tried again after the lease, and the second write is verified', async () => {
  const stage = await acceptedWith({ does: 'answer', status: 503 });
  expect(handoff(stage).status).toBe('completed');
  expect(stage.hubspot.ownerWrites()).toHaveLength(2);
});

test('three times 503 hold the handoff, with three writes and no more', async () => {
  const fault = { does: 'answer', status: 503 } as const;
  const stage = await acceptedWith(fault, fault, fault);
  await stage.rounds(5);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'target-failed' } });
  expect(stage.hubspot.ownerWrites()).toHaveLength(3);
  expect(ownerShown(stage)).toBe(TOM);
});

test('a write that timed out but happened is found and not repeated', async () => {
  const stage = await acceptedWith({ does: 'time out', applied: true });
  expect(facts(stage, 'TargetVerified')).toMatchObject([{ verdict: 'VERIFIED' }]);
  expect(stage.hubspot.ownerWrites()).toHaveLength(1);
});

test('a write that timed out and did not happen is repeated after its lease, not before', async () => {
  const stage = await offered();
  stage.hubspot.writeFaults.push({ does: 'time out' });
  await accept(stage);
  await stage.pass(100);
  expect(stage.hubspot.ownerWrites()).toHaveLength(1);
  await stage.pass(60);
  expect(stage.hubspot.ownerWrites()).toHaveLength(2);
  expect(handoff(stage).status).toBe('completed');
});

test('a page of HTML instead of an answer proves nothing: what is there decides', async () => {
  const stage = await acceptedWith({ does: 'html' });
  expect(handoff(stage).status).toBe('completed');
  expect(ownerShown(stage)).toBe(MAYA);
});

test('what HubSpot refuses for good is held at once, with one write', async () => {
  const stage = await acceptedWith({ does: 'answer', status: 400 });
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { because: 'VALIDATION_ERROR' } });
  expect(stage.hubspot.ownerWrites()).toHaveLength(1);
});

test('a record that is gone is held at once', async () => {
  const stage = await acceptedWith({ does: 'answer', status: 404 });
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { because: 'not-found' } });
});

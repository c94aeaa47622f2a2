import { expect, test } from 'vitest';
import { deliverUntilTaken, seedContact, setLifecycle, stageEvent } from '#test/scenario-support/crm.ts';
import { blockedEvents, handoffs } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { addMapping, decideFor, receiptOf } from '#test/scenario-support/operator.ts';

/** One status that nobody mapped, told twice. */
async function blockedTwice() {
  const stage = newStage();
  const [first = ''] = await setLifecycle(stage, 'SQL');
  const [second = ''] = await deliverUntilTaken(stage, [stageEvent(stage)]);
  await stage.run();
  return { stage, first, second };
}

test('a receipt of an event that was released says so, and names the handoff', async () => {
  const { stage, first, second } = await blockedTwice();
  await addMapping(stage, 'SQL', 'sales-qualified');
  const released = { outcome: 'released', handoffIds: [handoffs(stage)[0]?.handoffId] };
  expect(await receiptOf(stage, second)).toMatchObject(released);
  expect(await receiptOf(stage, first)).toMatchObject(released);
});

test('a receipt of an event that was discarded says so', async () => {
  const { stage, first, second } = await blockedTwice();
  await decideFor(stage, 'cancel', blockedEvents(stage)[0]?.id ?? '');
  for (const receipt of [first, second])
    expect(await receiptOf(stage, receipt)).toMatchObject({ outcome: 'discarded', because: 'unmapped' });
});

test('released in vain, it is blocked again', async () => {
  const { stage, first, second } = await blockedTwice();
  await decideFor(stage, 'release', blockedEvents(stage)[0]?.id ?? '');
  for (const receipt of [first, second])
    expect(await receiptOf(stage, receipt)).toMatchObject({ outcome: 'blocked' });
});

test('released when the record has moved on, it says that nothing came of it', async () => {
  const { stage, second } = await blockedTwice();
  seedContact(stage, '501', { lifecyclestage: 'customer' });
  await decideFor(stage, 'release', blockedEvents(stage)[0]?.id ?? '');
  const nothing = { outcome: 'released', because: 'another-status', handoffIds: [] };
  expect(await receiptOf(stage, second)).toMatchObject(nothing);
});

test('while its record cannot be read, it says that it was received', async () => {
  const stage = newStage();
  stage.hubspot.readFaults.push({ does: 'answer', status: 503 });
  const [receipt = ''] = await setLifecycle(stage, 'salesqualifiedlead');
  expect(await receiptOf(stage, receipt)).toMatchObject({ outcome: 'received', because: 'http-503' });
  await stage.pass(10 * 60);
  expect(await receiptOf(stage, receipt)).toMatchObject({ outcome: 'accepted' });
});

import { expect, test } from 'vitest';
import {
  CONTACT,
  deliverUntilTaken,
  JONAS_USER,
  seedContact,
  setLifecycle,
  stageEvent,
} from '#test/scenario-support/crm.ts';
import { blockedEvents, handoffs } from '#test/scenario-support/looking.ts';
import type { Letter } from '#test/scenario-support/mailbox.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { addMapping, decideFor, receiptOf } from '#test/scenario-support/operator.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

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

/** Handled once more, as when the queue gives a message out twice. */
async function redeliver(stage: Stage, letters: readonly Letter[]): Promise<void> {
  for (const { lambda, body } of letters) {
    const record = { messageId: stage.newId(), body: JSON.stringify(body), eventSource: 'aws:sqs' };
    await stage.invoke(lambda, { Records: [record] });
  }
  await stage.run();
}

/** Jonas sets a status; the message with the delivery is kept, to be given out again. */
async function delivered(stage: Stage, value: string) {
  stage.hubspot.set(CONTACT, { lifecyclestage: value }, JONAS_USER);
  const [receipt = ''] = await deliverUntilTaken(stage, [stageEvent(stage)]);
  const letters = [...stage.mailbox.waiting()];
  await stage.run();
  return { receipt, letters };
}

const MOVED_ON = ['customer', 'Something nobody mapped'];

test.each(MOVED_ON)('released, it names its handoff although the record became %j since', async (value) => {
  const { stage, second } = await blockedTwice();
  await addMapping(stage, 'SQL', 'sales-qualified');
  const released = { outcome: 'released', handoffIds: [handoffs(stage)[0]?.handoffId] };
  await stage.pass(60);
  stage.hubspot.set(CONTACT, { lifecyclestage: value }, JONAS_USER);
  await stage.rounds(3);
  expect(await receiptOf(stage, second)).toMatchObject(released);
});

test.each(MOVED_ON)('accepted, it says so although the record became %j since', async (value) => {
  const stage = newStage();
  const { receipt, letters } = await delivered(stage, 'salesqualifiedlead');
  const accepted = await receiptOf(stage, receipt);
  expect(accepted).toMatchObject({ outcome: 'accepted', handoffIds: [handoffs(stage)[0]?.handoffId] });
  await stage.pass(60);
  stage.hubspot.set(CONTACT, { lifecyclestage: value }, JONAS_USER);
  await redeliver(stage, letters);
  expect(await receiptOf(stage, receipt)).toEqual(accepted);
});

test('what nobody released is not said to be released, although the record was put right', async () => {
  const stage = newStage();
  const { receipt, letters } = await delivered(stage, 'SQL');
  stage.hubspot.set(CONTACT, { lifecyclestage: 'customer' }, JONAS_USER);
  await redeliver(stage, letters);
  expect(blockedEvents(stage)).toMatchObject([{ status: 'blocked' }]);
  expect(await receiptOf(stage, receipt)).toMatchObject({ outcome: 'blocked', because: 'unmapped' });
});

test('what was put right before anybody released it is accepted', async () => {
  const stage = newStage();
  const { receipt, letters } = await delivered(stage, 'SQL');
  stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead' }, JONAS_USER);
  await redeliver(stage, letters);
  const accepted = { outcome: 'accepted', handoffIds: [handoffs(stage)[0]?.handoffId] };
  expect(await receiptOf(stage, receipt)).toMatchObject(accepted);
});

test('a discarded event whose message comes again stays discarded', async () => {
  const stage = newStage();
  const { receipt, letters } = await delivered(stage, 'SQL');
  await decideFor(stage, 'cancel', blockedEvents(stage)[0]?.id ?? '');
  stage.hubspot.set(CONTACT, { lifecyclestage: 'customer' }, JONAS_USER);
  await redeliver(stage, letters);
  expect(await receiptOf(stage, receipt)).toMatchObject({ outcome: 'discarded' });
});

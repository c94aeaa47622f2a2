import { expect, test } from 'vitest';
import { deliverUntilTaken, seedContact, setLifecycle, stageEvent } from '#test/scenario-support/crm.ts';
import { handoff, handoffs } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { accept, MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import { operate } from '#test/scenario-support/operator.ts';

test('the same event again is the same handoff, and its receipt says duplicate', async () => {
  const stage = await offered();
  const [receipt = ''] = await deliverUntilTaken(stage, [stageEvent(stage)]);
  await stage.run();
  expect(handoffs(stage)).toHaveLength(1);
  const { answer } = await operate(stage, 'GET', `/operator/receipts/${receipt}`);
  expect(answer).toMatchObject({ outcome: 'duplicate', handoffIds: [handoff(stage).handoffId] });
});

test('the same event in another batch, after the end, starts nothing', async () => {
  const stage = await offered();
  await accept(stage);
  seedContact(stage, '502');
  const other = stageEvent(stage, '502');
  await deliverUntilTaken(stage, [other, stageEvent(stage)]);
  await stage.run();
  expect(handoff(stage).status).toBe('completed');
  expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(1);
});

test('a hundred reports of one change at once are one handoff and one mail', async () => {
  const stage = newStage();
  stage.hubspot.set('501', { lifecyclestage: 'salesqualifiedlead' }, '98002');
  const event = stageEvent(stage);
  await deliverUntilTaken(
    stage,
    Array.from({ length: 100 }, (_, eventId) => ({ ...event, eventId })),
  );
  await Promise.all(Array.from({ length: 20 }, () => deliverUntilTaken(stage, [event])));
  await stage.run();
  expect(handoffs(stage)).toHaveLength(1);
  expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(1);
  const outcomes = [...stage.world.receipts.values()].map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(119);
});

test('the same status, left and reached again, is another handoff', async () => {
  const stage = await offered();
  await accept(stage);
  await stage.pass(60);
  await setLifecycle(stage, 'lead');
  await stage.pass(60);
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['completed', 'offered']);
});

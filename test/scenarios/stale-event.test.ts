import { expect, test } from 'vitest';
import { CONTACT, deliverUntilTaken, stageEvent } from '#test/scenario-support/crm.ts';
import { handoffs } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';

test('an event is a hint: when the record has moved on, nothing starts', async () => {
  const stage = newStage();
  stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead' }, '98002');
  const event = stageEvent(stage);
  stage.hubspot.set(CONTACT, { lifecyclestage: 'customer' }, '98002');
  await deliverUntilTaken(stage, [event]);
  await stage.run();
  expect(handoffs(stage)).toEqual([]);
  expect([...stage.world.receipts.values()]).toMatchObject([
    { outcome: 'ignored', because: 'another-status' },
  ]);
});

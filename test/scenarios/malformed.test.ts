import { expect, test } from 'vitest';
import { deliver, stageEvent } from '#test/scenario-support/crm.ts';
import { blockedEvents, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decide, decisionTo, LENA_MAIL, mailsTo, OPS_MAIL } from '#test/scenario-support/people.ts';

test('an authentic body that cannot be read is blocked, and the desk and ops are told', async () => {
  const stage = newStage();
  expect((await deliver(stage, 'this is no JSON')).status).toBe(200);
  await stage.run();
  expect(blockedEvents(stage)).toMatchObject([{ status: 'blocked', cause: { kind: 'malformed' } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(1);
});

test('one malformed event of a batch leaves the others as they are', async () => {
  const stage = newStage();
  stage.hubspot.set('501', { lifecyclestage: 'salesqualifiedlead' }, '98002');
  await deliver(stage, JSON.stringify([{ subscriptionType: 7 }, stageEvent(stage)]));
  await stage.run();
  expect(blockedEvents(stage)).toHaveLength(1);
  expect(handoffs(stage)).toHaveLength(1);
});

test('retried in vain it is blocked again, and whoever is asked may discard it', async () => {
  const stage = newStage();
  await deliver(stage, 'this is no JSON');
  await stage.run();
  await decide(stage, { choice: 'retry' });
  expect(blockedEvents(stage)).toMatchObject([{ status: 'blocked' }]);
  await decide(stage, { choice: 'discard' }, decisionTo(stage));
  expect(blockedEvents(stage)).toMatchObject([{ status: 'discarded' }]);
  expect(openIncidents(stage)).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { factTypes, facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, MAYA_MAIL, mailsTo, offerTo, PRIYA_MAIL } from '#test/scenario-support/people.ts';
import { messagesTo, press, slackDirectory } from '#test/scenario-support/slack.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const MINUTE = 60;
const withFallback = { ...sampleContract, fallback: { person: personIdSchema.parse('priya-nair') } };
const onlySlack = {
  ...sampleContract,
  acknowledgment: { ...sampleContract.acknowledgment, channels: ['slack' as const] },
};

async function offeredWhileMailIsDown(contract: Contract = withFallback) {
  const stage = newStage(contract);
  stage.world.mailsLater = true;
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

test('an offer that no channel takes now is sent when one does, and nobody else is asked', async () => {
  const stage = await offeredWhileMailIsDown();
  await stage.pass(MINUTE);
  expect(facts(stage, 'DeliveryDeferred').length).toBeGreaterThan(1);
  expect(mailsTo(stage, MAYA_MAIL)).toEqual([]);
  stage.world.mailsLater = false;
  await stage.pass(2 * MINUTE);
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
  await accept(stage, offerTo(stage));
  expect(handoff(stage)).toMatchObject({ status: 'completed', epoch: 1 });
  expect(stage.errors).toEqual([]);
});

test('after a quarter of an hour the next is asked, long before the offer would end', async () => {
  const stage = await offeredWhileMailIsDown();
  await stage.pass(10 * MINUTE);
  expect(handoff(stage)).toMatchObject({ epoch: 1, offer: { to: 'maya-chen' } });
  expect(openIncidents(stage)).toEqual([]);
  await stage.pass(5 * MINUTE);
  expect(facts(stage, 'OfferUndeliverable')).toMatchObject([
    { epoch: 1, because: 'TooManyRequestsException' },
  ]);
  expect(handoff(stage)).toMatchObject({ epoch: 2, offer: { to: 'priya-nair' } });
  stage.world.mailsLater = false;
  await stage.pass(5 * MINUTE);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect(handoff(stage).status).toBe('completed');
});

test('where nobody else can be asked it is held for what it is, and not as a fault of our own', async () => {
  const stage = await offeredWhileMailIsDown(sampleContract);
  await stage.pass(15 * MINUTE);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'undeliverable', channel: 'email' },
  });
  stage.world.mailsLater = false;
  await stage.pass(30 * MINUTE);
});

test('Slack is asked again no sooner than it said', async () => {
  const stage = newStage(onlySlack, slackDirectory);
  stage.world.chat.fault = { outcome: 'later', because: 'ratelimited', afterSeconds: 90 };
  await setLifecycle(stage, 'salesqualifiedlead');
  stage.world.chat.fault = undefined;
  await stage.pass(89);
  expect(messagesTo(stage)).toEqual([]);
  await stage.pass(10);
  expect(messagesTo(stage)).toHaveLength(1);
  await press(stage, messagesTo(stage)[0], { action: 'accept' });
  expect(handoff(stage).status).toBe('completed');
});

test('what waits to be sent again is not sent to whom it was taken from', async () => {
  const stage = await offeredWhileMailIsDown();
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
  stage.world.mailsLater = false;
  await stage.pass(15 * MINUTE);
  expect(mailsTo(stage, MAYA_MAIL)).toEqual([]);
  expect(mailsTo(stage, PRIYA_MAIL, 'offer')).toHaveLength(1);
});

test('without the timers the watchdog sends it again', async () => {
  const stage = await offeredWhileMailIsDown();
  stage.world.timers.clear();
  stage.world.mailsLater = false;
  await stage.rounds(2);
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
  expect(factTypes(stage)).not.toContain('StepFailed');
});

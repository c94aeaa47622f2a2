import { expect, test } from 'vitest';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import {
  asks,
  asText,
  messagesTo,
  press,
  PRIYA_IN_SLACK,
  slackDirectory,
} from '#test/scenario-support/slack.ts';
import { awaitingStart, DAY, offeringAnew } from '#test/scenario-support/starts.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

async function acceptedInSlack(contract = awaitingStart): Promise<Stage> {
  const stage = newStage(contract, slackDirectory);
  await setLifecycle(stage, 'salesqualifiedlead');
  await press(stage, messagesTo(stage)[0], { action: 'accept' });
  return stage;
}

test('the message of what was accepted has a button for it, and then says so', async () => {
  const stage = await acceptedInSlack();
  expect(asText(messagesTo(stage)[0])).toContain('I have started');
  await press(stage, messagesTo(stage)[0], { action: 'start' });
  expect(facts(stage, 'WorkStarted')).toMatchObject([{ how: 'slack' }]);
  expect(handoff(stage).status).toBe('completed');
  expect(asks(messagesTo(stage)[0])).toBe(false);
  expect(asText(messagesTo(stage)[0])).toContain('You have started');
  expect(stage.world.chat.replies).toEqual([]);
});

test('nobody else can say it', async () => {
  const stage = await acceptedInSlack();
  await press(stage, messagesTo(stage)[0], { action: 'start', by: PRIYA_IN_SLACK });
  expect(facts(stage, 'WorkStarted')).toEqual([]);
  expect(stage.world.chat.replies).toHaveLength(1);
});

test('offered anew, the message says where it is now', async () => {
  const stage = await acceptedInSlack(offeringAnew);
  const before = messagesTo(stage)[0];
  await stage.pass(4 * DAY);
  expect(asks(messagesTo(stage)[0])).toBe(false);
  expect(asText(messagesTo(stage)[0])).toContain('It is now offered to Priya Nair');
  await press(stage, before, { action: 'start' });
  expect(facts(stage, 'WorkStarted')).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { accept, mailsTo, MAYA_MAIL } from '#test/scenario-support/people.ts';
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
  expect(asText(messagesTo(stage)[1])).toContain('It is now offered to Priya Nair');
  expect(messagesTo(stage).map(asks)).toEqual([false, false]);
  await press(stage, before, { action: 'start' });
  expect(facts(stage, 'WorkStarted')).toEqual([]);
});

test('who was asked in Slack is reminded there, with the button in the newest message', async () => {
  const stage = await acceptedInSlack();
  await stage.pass(2 * DAY);
  expect(messagesTo(stage)).toHaveLength(2);
  expect(asText(messagesTo(stage)[1])).toContain(
    'You accepted Amelia Hart, Northwind Robotics. Have you started?',
  );
  expect(asText(messagesTo(stage)[1])).toContain('Tom Okafor is told');
  expect(messagesTo(stage).map(asks)).toEqual([false, true]);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toEqual([]);
  await press(stage, messagesTo(stage)[1], { action: 'start' });
  expect(facts(stage, 'WorkStarted')).toMatchObject([{ how: 'slack' }]);
  expect(messagesTo(stage).map(asks)).toEqual([false, false]);
  expect(asText(messagesTo(stage)[1])).toContain('You have started');
});

test('a reminder that Slack does not take goes by mail', async () => {
  const stage = await acceptedInSlack();
  stage.world.chat.fault = { outcome: 'refused', because: 'user_disabled' };
  await stage.pass(2 * DAY);
  expect(messagesTo(stage)).toHaveLength(1);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toHaveLength(1);
  await stage.rounds(3);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toHaveLength(1);
});

test('nor is a reminder lost while Slack says “later” for long', async () => {
  const stage = await acceptedInSlack();
  stage.world.chat.fault = { outcome: 'later', because: 'ratelimited' };
  await stage.pass(2 * DAY);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toEqual([]);
  await stage.pass(DAY / 4);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toHaveLength(1);
});

test('who was asked by mail is reminded by mail, although Slack knows them', async () => {
  const acknowledgment: Contract['acknowledgment'] = { ...awaitingStart.acknowledgment, channels: ['email'] };
  const stage = newStage({ ...awaitingStart, acknowledgment }, slackDirectory);
  await setLifecycle(stage, 'salesqualifiedlead');
  await accept(stage);
  await stage.pass(2 * DAY);
  expect(messagesTo(stage)).toEqual([]);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept, decline, inHand, MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';

const REMINDER_AFTER = 3 * 60 * 60;

test('one reminder comes before the deadline, and only one', async () => {
  const stage = await offered();
  await stage.pass(REMINDER_AFTER - 1);
  expect(mailsTo(stage, MAYA_MAIL, 'reminder')).toHaveLength(0);
  await stage.pass(1);
  expect(mailsTo(stage, MAYA_MAIL, 'reminder')).toHaveLength(1);
  await stage.rounds(2);
  expect(mailsTo(stage, MAYA_MAIL, 'reminder')).toHaveLength(1);
});

test('whoever has answered is left in peace', async () => {
  const stage = await offered();
  await decline(stage);
  await stage.pass(REMINDER_AFTER * 2);
  expect(mailsTo(stage, MAYA_MAIL, 'reminder')).toHaveLength(0);
});

test('a reminder that was queued when the answer came is not sent', async () => {
  const stage = await offered();
  stage.skip(REMINDER_AFTER);
  await stage.runUntil(() => stage.mailbox.waiting().some(({ lambda }) => lambda === 'send-notice'));
  await accept(stage);
  await stage.pass(60);
  expect(facts(stage, 'ReminderDue')).toHaveLength(1);
  expect(mailsTo(stage, MAYA_MAIL, 'reminder')).toHaveLength(0);
});

test('the link of the reminder is as good as the first', async () => {
  const stage = await offered();
  await stage.pass(REMINDER_AFTER);
  await accept(stage, inHand(mailsTo(stage, MAYA_MAIL, 'reminder')[0]));
  expect(handoff(stage).status).toBe('completed');
});

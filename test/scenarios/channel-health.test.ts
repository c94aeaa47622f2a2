import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts } from '#test/scenario-support/looking.ts';
import { mailEvent } from '#test/scenario-support/mail-events.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import { messagesTo, newSlackStage, slackDirectory } from '#test/scenario-support/slack.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const troubles = ({ world }: Stage) => [...world.troubles.values()];

/** So many contacts become sales qualified, one after the other. */
async function offers(stage: Stage, first: number, count: number): Promise<void> {
  for (let id = first; id < first + count; id += 1) {
    seedContact(stage, String(id));
    await setLifecycle(stage, 'salesqualifiedlead', String(id));
  }
}

test('a channel that refuses one person three times in a row is tried last, until a message arrives there', async () => {
  const stage = newSlackStage();
  stage.world.chat.fault = { outcome: 'refused', because: 'user_disabled' };
  await offers(stage, 501, 3);
  expect(troubles(stage)).toMatchObject([
    { person: 'maya-chen', channel: 'slack', failures: 3, because: 'user_disabled' },
  ]);
  await offers(stage, 504, 1);
  expect(facts(stage, 'DeliveryFailed')).toHaveLength(3);
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(4);
  stage.world.chat.fault = undefined;
  stage.world.refusedAddresses.add(MAYA_MAIL);
  await offers(stage, 505, 1);
  expect(messagesTo(stage)).toHaveLength(1);
  expect(troubles(stage)).toMatchObject([{ channel: 'email', failures: 1 }]);
});

test('a token that is refused stands against Slack, and not against whoever was asked', async () => {
  const stage = newSlackStage();
  stage.world.chat.fault = { outcome: 'refused', because: 'token_revoked' };
  await offers(stage, 501, 4);
  expect(troubles(stage)).toMatchObject([{ person: '*', channel: 'slack', failures: 3 }]);
});

test('what passes by itself stands against nobody', async () => {
  const stage = newSlackStage();
  stage.world.chat.fault = { outcome: 'later', because: 'http-503' };
  await offers(stage, 501, 2);
  expect(troubles(stage)).toEqual([]);
});

test('a bounce counts once, however often it is told; the next mail that arrives clears it, and not one that is only taken', async () => {
  const stage = newStage(sampleContract, slackDirectory);
  stage.world.chat.isOpen = false;
  await offers(stage, 501, 1);
  const [first] = mailsTo(stage, MAYA_MAIL, 'offer');
  await mailEvent(stage, 'bounce', first);
  await mailEvent(stage, 'bounce', first);
  await offers(stage, 502, 1);
  expect(troubles(stage)).toMatchObject([{ person: 'maya-chen', channel: 'email', failures: 1 }]);
  await mailEvent(stage, 'delivery', mailsTo(stage, MAYA_MAIL, 'offer').at(-1));
  expect(troubles(stage)).toEqual([]);
});

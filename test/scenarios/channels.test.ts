import { expect, test } from 'vitest';
import type { Channel } from '#domain/contract/channel.ts';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { mailEvent } from '#test/scenario-support/mail-events.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import { messagesTo, slackDirectory } from '#test/scenario-support/slack.ts';
import { sampleContract } from '../unit/contract/sample.ts';

/** Maya is offered the contact, where she and the contract want these channels. */
async function offeredBy(own: readonly Channel[] | undefined, allowed: readonly Channel[]) {
  const directory = {
    ...slackDirectory,
    people: slackDirectory.people.map((person) =>
      person.id === 'maya-chen' && own !== undefined ? { ...person, channels: [...own] } : person,
    ),
  };
  const acknowledgment = { ...sampleContract.acknowledgment, channels: [...allowed] };
  const stage = newStage({ ...sampleContract, acknowledgment }, directory);
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

test('an offer goes out by the first channel of the contract', async () => {
  const stage = await offeredBy(undefined, ['email', 'slack']);
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
  expect(messagesTo(stage)).toEqual([]);
});

test('of those that the contract allows, the person’s own order counts', async () => {
  const stage = await offeredBy(['email', 'slack'], ['slack', 'email']);
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
  await mailEvent(stage, 'bounce', mailsTo(stage, MAYA_MAIL, 'offer')[0]);
  expect(messagesTo(stage)).toHaveLength(1);
  expect(facts(stage, 'OfferMade')).toMatchObject([{}, { because: 'other-channel' }]);
});

test('by what a person does not want they are not asked either when the rest fails', async () => {
  const stage = await offeredBy(['email'], ['slack', 'email']);
  await mailEvent(stage, 'bounce', mailsTo(stage, MAYA_MAIL, 'offer')[0]);
  expect(messagesTo(stage)).toEqual([]);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'undeliverable' } });
});

test('nor by what the contract does not allow', async () => {
  const stage = await offeredBy(undefined, ['slack']);
  expect(mailsTo(stage, MAYA_MAIL)).toEqual([]);
  expect(facts(stage, 'OfferDelivered')).toMatchObject([{ channel: 'slack' }]);
});

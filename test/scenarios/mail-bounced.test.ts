import { expect, test } from 'vitest';
import { personIdSchema } from '#domain/contract/ids.ts';
import { factTypes, facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { mailEvent } from '#test/scenario-support/mail-events.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  decide,
  inHand,
  LENA_MAIL,
  look,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  OPS_MAIL,
  PRIYA_MAIL,
} from '#test/scenario-support/people.ts';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { messagesTo, slackDirectory } from '#test/scenario-support/slack.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const withFallback = { ...sampleContract, fallback: { person: personIdSchema.parse('priya-nair') } };

test('an offer whose mail bounces is over at once, and the next is asked', async () => {
  const stage = await offered(withFallback);
  const [mail] = mailsTo(stage, MAYA_MAIL, 'offer');
  await mailEvent(stage, 'bounce', mail);
  expect(handoff(stage)).toMatchObject({ status: 'offered', epoch: 2, offer: { to: 'priya-nair' } });
  expect(facts(stage, 'OfferUndeliverable')).toMatchObject([{ epoch: 1, because: 'bounced' }]);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'priya-nair' } });
});

test('so is one whose reader complains of it', async () => {
  const stage = await offered(withFallback);
  await mailEvent(stage, 'complaint', mailsTo(stage, MAYA_MAIL, 'offer')[0]);
  expect(facts(stage, 'OfferUndeliverable')).toMatchObject([{ epoch: 1, because: 'complained' }]);
});

test('where nobody else can be asked it is held, and retried by decision it is mailed again', async () => {
  const stage = await offered();
  await mailEvent(stage, 'bounce', mailsTo(stage, MAYA_MAIL, 'offer')[0]);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'undeliverable', person: 'maya-chen' },
  });
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'undeliverable' } }]);
  await decide(stage, { choice: 'retry' });
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(2);
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
});

test('a soft bounce, a delay and a delivery change nothing', async () => {
  const stage = await offered(withFallback);
  const before = factTypes(stage);
  for (const what of ['soft bounce', 'delivery'] as const)
    await mailEvent(stage, what, mailsTo(stage, MAYA_MAIL, 'offer')[0]);
  expect(factTypes(stage)).toEqual(before);
  expect(stage.errors).toEqual([]);
});

test('a bounce that is told twice, or after the answer, changes nothing', async () => {
  const stage = await offered(withFallback);
  const [mail] = mailsTo(stage, MAYA_MAIL, 'offer');
  await accept(stage);
  const before = factTypes(stage);
  await mailEvent(stage, 'bounce', mail);
  await mailEvent(stage, 'bounce', mail);
  expect(factTypes(stage)).toEqual(before);
  expect(stage.errors).toEqual([]);
});

test('whoever could not be asked in Slack, and then not by mail either, is passed over', async () => {
  const stage = newStage(withFallback, slackDirectory);
  stage.world.chat.fault = { outcome: 'later', because: 'http-503' };
  await setLifecycle(stage, 'salesqualifiedlead');
  await mailEvent(stage, 'bounce', mailsTo(stage, MAYA_MAIL, 'offer')[0]);
  expect(facts(stage, 'OfferMade').map(({ to }) => to)).toEqual(['maya-chen', 'priya-nair']);
  expect(messagesTo(stage)).toEqual([]);
});

test('a reminder that bounces ends no offer, but somebody is told that they cannot be reached', async () => {
  const stage = await offered();
  await stage.pass(3 * HOUR);
  await mailEvent(stage, 'bounce', mailsTo(stage, MAYA_MAIL, 'reminder')[0]);
  expect(handoff(stage).status).toBe('offered');
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'notice-failed', recipient: 'maya-chen' } }]);
  expect(mailsTo(stage, OPS_MAIL).at(-1)?.subject).toContain('Maya Chen could not be reached');
});

test('a notice of an incident that bounces is an incident of its own, which the next mail does not end', async () => {
  const stage = await offered();
  await mailEvent(stage, 'bounce', mailsTo(stage, MAYA_MAIL, 'offer')[0]);
  await mailEvent(stage, 'bounce', mailsTo(stage, LENA_MAIL)[0]);
  const kinds = () => openIncidents(stage).map(({ cause }) => cause.kind);
  expect(kinds()).toEqual(['undeliverable', 'notice-failed']);
  await stage.pass(49 * HOUR);
  expect(kinds()).toEqual(['undeliverable', 'notice-failed']);
  const told = inHand(mailsTo(stage, OPS_MAIL).findLast(({ subject }) => subject.includes('Lena')));
  expect((await look(stage, told)).status).toBe(200);
});

test('an address that was refused once, and bounces later, is told of once and not again with every mail about it', async () => {
  const stage = await offered();
  stage.world.refusedAddresses.add(OPS_MAIL);
  await mailEvent(stage, 'bounce', mailsTo(stage, MAYA_MAIL, 'offer')[0]);
  expect(openIncidents(stage)).toMatchObject([{}, { cause: { because: 'rejected', recipient: 'ops' } }]);
  stage.world.refusedAddresses.clear();
  await stage.pass(49 * HOUR);
  expect(openIncidents(stage).map(({ cause }) => cause.kind)).toEqual(['undeliverable']);
  const bounces = async (known: number) => {
    const mails = mailsTo(stage, OPS_MAIL);
    for (const mail of mails.slice(known)) await mailEvent(stage, 'bounce', mail);
    return mails.length;
  };
  let known = 0;
  for (let round = 0; round < 4; round += 1) known = await bounces(known);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(known);
  expect(openIncidents(stage)).toMatchObject([
    { cause: { kind: 'undeliverable' } },
    { cause: { kind: 'notice-failed', recipient: 'ops', because: 'bounced' } },
  ]);
});

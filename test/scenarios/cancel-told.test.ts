import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { wishesId } from '#domain/text-ids.ts';
import { CONTACT, deleteContact, PRIYA, setLifecycle } from '#test/scenario-support/crm.ts';
import { acceptedWith } from '#test/scenario-support/holds.ts';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { mailEvent } from '#test/scenario-support/mail-events.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  decisionTo,
  inHand,
  JONAS_MAIL,
  leavesTeam,
  look,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  PRIYA_MAIL,
  send,
} from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  halfWrittenUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';
import { asText, messagesTo, offeredInSlack, press, slackDirectory } from '#test/scenario-support/slack.ts';
import { awaitingStart, DAY } from '#test/scenario-support/starts.ts';
import { relayOnce } from '#test/scenario-support/workers.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const contract = contractOver(asanaTarget, salesforceTarget);
const told = (stage: Stage) => mailsTo(stage, MAYA_MAIL, 'cancelled');
const DROPS = Array<HubSpotFault>(3).fill({ does: 'say yes and drop it' });

async function cancelled(stage: Stage): Promise<Stage> {
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  await stage.pass(60);
  expect(handoff(stage).status).toBe('cancelled');
  return stage;
}

/** HubSpot and Asana show Maya, Salesforce refused for good, and an operator cancels it. */
const halfWritten = async (rules: Contract = contract) => cancelled(await halfWrittenUnder(rules));

/** Somebody has given the contact to Priya before it is taken back: that is left, and waits for a decision. */
async function takenBackInPart(): Promise<Stage> {
  const stage = await halfWrittenUnder(contract);
  stage.hubspot.set(CONTACT, { hubspot_owner_id: PRIYA }, '98004');
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(60);
  return stage;
}

describe('whoever had accepted', () => {
  test('is told by whom it was cancelled, what is shown now, and whom to ask', async () => {
    const [mail] = told(await halfWritten());
    expect(mail?.subject).toBe('Cancelled: Amelia Hart, Northwind Robotics');
    expect(mail?.text).toContain('The operations team decided it.');
    expect(mail?.text).toContain('Asana shows you as its owner: nobody takes that back.');
    expect(mail?.text).toContain('HubSpot shows you as its owner: nobody takes that back.');
    expect(mail?.text).not.toContain('Salesforce shows');
    expect(mail?.text).toContain('If it is not yours, ask Lena Fischer to have that put right');
    expect(mail?.text).toMatch(/\/me\/\w+/);
  });

  test('is told who decided it on a page', async () => {
    const stage = await halfWrittenUnder(contract);
    await decide(stage, { choice: 'cancel' });
    expect(told(stage)[0]?.text).toContain('Lena Fischer decided it.');
  });

  test('is told once, though the effects run twice before and again after', async () => {
    const stage = await halfWrittenUnder(contract);
    const path = `/operator/handoffs/${handoff(stage).handoffId}/cancel`;
    await request(stage, 'POST', path, { reason: 'because' });
    await relayOnce(stage);
    await relayOnce(stage);
    const queued = stage.world.queued.notices.filter(({ message: { kind } }) => kind === 'cancelled');
    expect(queued.length).toBeGreaterThan(1);
    await stage.rounds(3);
    await relayOnce(stage);
    await stage.pass(HOUR);
    expect(told(stage)).toHaveLength(1);
  });

  test('is told that it was entered nowhere, where the only write was refused', async () => {
    const [mail] = told(await cancelled(await acceptedWith({ does: 'answer', status: 403 })));
    expect(mail?.text).toContain('It was entered nowhere.');
    expect(mail?.text).toContain('There is nothing for you to do.');
  });

  test('is told that a system showed something else when it was last read', async () => {
    const [mail] = told(await cancelled(await acceptedWith(...DROPS)));
    expect(mail?.text).toContain('HubSpot showed something else than what was entered when it was last read');
  });

  test('is told that nobody knows what became of a write that was no longer waited for', async () => {
    const stage = await offered();
    stage.hubspot.writeFaults.push({ does: 'time out' });
    await accept(stage);
    stage.hubspot.outage = { does: 'answer', status: 503 };
    await decideFor(stage, 'cancel', handoff(stage).handoffId);
    await stage.pass(HOUR);
    expect(told(stage)).toEqual([]);
    const [mail] = told(await cancelled(stage));
    expect(mail?.text).toContain('Whether HubSpot shows you as its owner is not known.');
    expect(mail?.text).toContain('If it is not yours, ask Lena Fischer');
    stage.hubspot.outage = undefined;
    await stage.pass(HOUR);
  });

  test('is not told that a record shows them which is gone', async () => {
    const stage = await halfWrittenUnder(contract);
    await deleteContact(stage);
    const [mail] = told(await cancelled(stage));
    expect(mail?.text).toContain('Asana shows you as its owner: nobody takes that back.');
    expect(mail?.text).toContain('Whether HubSpot shows you as its owner is not known.');
  });

  test('is told nothing of what was entered for somebody else before', async () => {
    const stage = await halfWrittenUnder(contract);
    await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
    stage.hubspot.writeFaults.push({ does: 'answer', status: 403 });
    stage.asana.isConnected = false;
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    await cancelled(stage);
    expect(told(stage)).toEqual([]);
    expect(mailsTo(stage, PRIYA_MAIL, 'cancelled')[0]?.text).toContain('It was entered nowhere.');
  });

  test('is told also where it was given away since, nobody accepted it, and systems still show them', async () => {
    const stage = await halfWrittenUnder(contract);
    await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
    expect(mailsTo(stage, MAYA_MAIL, 'given-away')).toHaveLength(1);
    await cancelled(stage);
    const still = 'HubSpot shows you as its owner: nobody takes that back.';
    expect(told(stage).map(({ text }) => text)).toEqual([expect.stringContaining(still)]);
    expect((await look(stage, offerTo(stage))).body).toContain(still);
  });

  test('is told once that it is not theirs, where it was given away and no system shows them', async () => {
    const stage = await acceptedWith({ does: 'answer', status: 403 });
    await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
    await cancelled(stage);
    expect(mailsTo(stage, MAYA_MAIL, 'given-away')).toHaveLength(1);
    expect(told(stage)).toEqual([]);
  });

  test('is told nothing once they have left', async () => {
    const stage = await halfWrittenUnder(contract);
    leavesTeam(stage, 'maya-chen');
    expect(told(await cancelled(stage))).toEqual([]);
  });

  test('is told when their quiet hours end', async () => {
    const stage = await halfWrittenUnder(contract);
    const quietHours = { from: '06:00', until: '11:00' };
    stage.world.texts.set(wishesId('maya-chen'), JSON.stringify({ quietHours }));
    expect(told(await cancelled(stage))).toEqual([]);
    await stage.pass(5 * HOUR);
    expect(told(stage)).toHaveLength(1);
  });
});

test('word that does not arrive is an incident', async () => {
  const stage = await halfWritten();
  await mailEvent(stage, 'bounce', told(stage)[0]);
  const recipient = 'maya-chen';
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'notice-failed', recipient } }]);
});

test('whoever was only asked is told by the message that asked them, and by no mail', async () => {
  const stage = await cancelled(await offered());
  expect(told(stage)).toEqual([]);
});

describe('after it was taken back', () => {
  test('in part, whoever had accepted is told of the end too', async () => {
    const stage = await takenBackInPart();
    expect(mailsTo(stage, MAYA_MAIL, 'taken-back')).toHaveLength(1);
    const [mail] = told(await cancelled(stage));
    expect(mail?.text).toContain('What Baton had made in Asana was put away.');
    expect(mail?.text).toContain('HubSpot showed something else than what was entered when it was last read');
    expect(mailsTo(stage, MAYA_MAIL, 'taken-back')).toHaveLength(1);
  });

  test('in part because a system refused, that is said', async () => {
    const stage = await halfWrittenUnder(contract);
    stage.asana.faults.push({ does: 'refuse', because: 'NOT_ALLOWED', permanent: true });
    await decideFor(stage, 'roll-back', handoff(stage).handoffId);
    await stage.pass(60);
    const [mail] = told(await cancelled(stage));
    expect(mail?.text).toContain('Asana still shows what was written: it was not taken back.');
    expect(mail?.text).toContain('If it is not yours, ask Lena Fischer');
  });

  test('whole, there is no second word of it', async () => {
    const stage = await halfWrittenUnder(contract);
    await decideFor(stage, 'roll-back', handoff(stage).handoffId);
    await stage.pass(60);
    expect(handoff(stage).status).toBe('cancelled');
    await stage.rounds(2);
    expect(mailsTo(stage, MAYA_MAIL, 'taken-back')).toHaveLength(1);
    expect(told(stage)).toEqual([]);
  });

  test('in part, and cancelled before their quiet hours end: the one word of the end says all', async () => {
    const stage = await halfWrittenUnder(contract);
    const quietHours = { from: '06:00', until: '11:00' };
    stage.world.texts.set(wishesId('maya-chen'), JSON.stringify({ quietHours }));
    stage.hubspot.set(CONTACT, { hubspot_owner_id: PRIYA }, '98004');
    await decideFor(stage, 'roll-back', handoff(stage).handoffId);
    await stage.pass(60);
    await cancelled(stage);
    await stage.pass(5 * HOUR);
    expect(
      mailsTo(stage, MAYA_MAIL)
        .slice(1)
        .map(({ tags }) => tags.kind),
    ).toEqual(['cancelled']);
  });
});

test('whoever accepted and did not start is told what still shows them, where taking it back was cancelled', async () => {
  const stage = newStage(awaitingStart, slackDirectory);
  await setLifecycle(stage, 'salesqualifiedlead');
  await press(stage, messagesTo(stage)[0], { action: 'accept' });
  await stage.pass(4 * DAY);
  await decide(stage, { choice: 'ask-next' });
  stage.hubspot.outage = { does: 'answer', status: 503 };
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await cancelled(stage);
  expect(told(stage)[0]?.text).toContain('HubSpot shows you as its owner: nobody takes that back.');
  expect(asText(messagesTo(stage)[0])).toContain('was cancelled');
  stage.hubspot.outage = undefined;
});

test('where they were asked in Slack, the message there says so, and asks for nothing', async () => {
  const stage = await offeredInSlack();
  stage.hubspot.writeFaults.push(...DROPS);
  await press(stage, messagesTo(stage)[0], { action: 'accept' });
  await stage.pass(15 * 60);
  expect(asText(messagesTo(stage)[0])).not.toContain('was cancelled');
  await cancelled(stage);
  expect(messagesTo(stage)).toHaveLength(1);
  expect(asText(messagesTo(stage)[0])).toContain('was cancelled');
  expect(asText(messagesTo(stage)[0])).toContain('The operations team decided it.');
  expect(told(stage)).toHaveLength(1);
});

describe('the old link', () => {
  test('tells what the mail tells', async () => {
    const stage = await halfWritten();
    const { status, body } = await look(stage, offerTo(stage));
    expect(status).toBe(410);
    expect(body).toContain('Amelia Hart, Northwind Robotics was cancelled');
    expect(body).toContain('The operations team decided it.');
    expect(body).toContain('HubSpot shows you as its owner: nobody takes that back.');
  });

  test('says while the last write is read back that it is being cancelled', async () => {
    const stage = await offered();
    stage.hubspot.writeFaults.push({ does: 'time out' });
    await accept(stage);
    await decideFor(stage, 'cancel', handoff(stage).handoffId);
    expect(handoff(stage).status).toBe('cancelling');
    const { body } = await look(stage, offerTo(stage));
    expect(body).toContain('is being cancelled');
    await stage.pass(5 * 60);
    expect(told(stage)[0]?.text).toContain('It was entered nowhere.');
  });
});

describe('the giver', () => {
  const toGiver = (stage: Stage) => mailsTo(stage, JONAS_MAIL, 'news');
  const subjects = (stage: Stage) => toGiver(stage).map(({ subject }) => subject);
  const tell = ['cancelled'] as const;

  test('is told of it where the contract says so, once', async () => {
    const stage = await halfWritten({ ...contract, giver: { tell: [...tell] } });
    await stage.rounds(2);
    expect(subjects(stage)).toEqual(['Amelia Hart, Northwind Robotics was cancelled']);
    expect(toGiver(stage)[0]?.text).toContain('Maya Chen had accepted it.');
    expect((await look(stage, inHand(toGiver(stage)[0]))).body).toContain('It was cancelled.');
  });

  test('is told also where nobody had accepted it', async () => {
    const stage = await cancelled(await offered({ ...sampleContract, giver: { tell: [...tell] } }));
    expect(toGiver(stage)[0]?.text).toContain('Nobody is asked any more.');
  });

  test('is not told where the contract does not say so', async () => {
    expect(subjects(await halfWritten({ ...contract, giver: { tell: ['taken-back'] } }))).toEqual([]);
  });

  test('is not told of what they decided themselves', async () => {
    const stage = await offered({ ...sampleContract, giver: { tell: [...tell] } });
    await send(stage, offerTo(stage), { answer: 'return', 'return-reason': 'incomplete' });
    await stage.run();
    await decide(stage, { choice: 'cancel' }, decisionTo(stage, JONAS_MAIL));
    expect(handoff(stage).status).toBe('cancelled');
    expect(subjects(stage)).toEqual([]);
  });
});

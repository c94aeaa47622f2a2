import { describe, expect, test } from 'vitest';
import { personIdSchema } from '#domain/contract/ids.ts';
import { wishesId } from '#domain/text-ids.ts';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { mailEvent } from '#test/scenario-support/mail-events.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  decisionTo,
  decline,
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
import {
  asks,
  asText,
  messagesTo,
  offeredInSlack,
  press,
  slackDirectory,
} from '#test/scenario-support/slack.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { awaitingStart, DAY, offeringAnew } from '#test/scenario-support/starts.ts';
import { relayOnce } from '#test/scenario-support/workers.ts';

const HOUR = 60 * 60;
const contract = contractOver(asanaTarget, salesforceTarget);
const told = (stage: Stage) => mailsTo(stage, MAYA_MAIL, 'given-away');
const DROPS = Array<HubSpotFault>(3).fill({ does: 'say yes and drop it' });
const NOW_PRIYAS = 'It is now offered to Priya Nair.';

async function giveTo(stage: Stage, to: string): Promise<Stage> {
  const { status } = await decideFor(stage, 'reassign', handoff(stage).handoffId, { to });
  expect(status).toBeLessThan(300);
  return stage;
}

/** HubSpot and Asana show Maya, Salesforce refused for good, and an operator gives it to Priya. */
const givenToPriya = async () => giveTo(await halfWrittenUnder(contract), 'priya-nair');

/** The same, before Maya may be disturbed. */
async function givenInQuietHours(): Promise<Stage> {
  const stage = await halfWrittenUnder(contract);
  const quietHours = { from: '06:00', until: '11:00' };
  stage.world.texts.set(wishesId('maya-chen'), JSON.stringify({ quietHours }));
  await giveTo(stage, 'priya-nair');
  expect(told(stage)).toEqual([]);
  return stage;
}

/** Accepted four days ago, and not started. */
async function notStarted(rules = awaitingStart): Promise<Stage> {
  const stage = await offered(rules);
  await accept(stage);
  await stage.pass(4 * DAY);
  return stage;
}

describe('whoever had accepted what is given to somebody else', () => {
  test('is told by whom, who is asked now, what is shown and whom to ask', async () => {
    const [mail] = told(await givenToPriya());
    expect(mail?.subject).toBe('Not yours any more: Amelia Hart, Northwind Robotics');
    expect(mail?.text).toContain('The operations team decided it.');
    expect(mail?.text).toContain(`${NOW_PRIYAS} It is theirs only when they accept.`);
    for (const system of ['Asana', 'HubSpot'])
      expect(mail?.text).toContain(
        `${system} still shows you as its owner: whoever accepts it is entered in your place.`,
      );
    expect(mail?.text).not.toContain('Salesforce s');
    expect(mail?.text).toContain('ask Lena Fischer, who answers for');
    expect(mail?.text).toMatch(/\/me\/\w+/);
  });

  test('is told who decided it on a page', async () => {
    const stage = await halfWrittenUnder(contract);
    await decide(stage, { choice: 'give-to', person: 'priya-nair' });
    expect(told(stage)[0]?.text).toContain('Lena Fischer decided it.');
  });

  test('is told once, though the effects run twice before and again after', async () => {
    const stage = await halfWrittenUnder(contract);
    const path = `/operator/handoffs/${handoff(stage).handoffId}/reassign`;
    await request(stage, 'POST', path, { reason: 'because', to: 'priya-nair' });
    await relayOnce(stage);
    await relayOnce(stage);
    const queued = stage.world.queued.notices.filter(({ message: { kind } }) => kind === 'given-away');
    expect(queued.length).toBeGreaterThan(1);
    await stage.rounds(3);
    await relayOnce(stage);
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    await stage.pass(HOUR);
    expect(told(stage)).toHaveLength(1);
  });

  test('is not told where they are asked again at once', async () => {
    const stage = await giveTo(await halfWrittenUnder(contract), 'maya-chen');
    await stage.pass(HOUR);
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
    expect(told(stage)).toEqual([]);
  });

  test('is told nothing where they were only asked', async () => {
    const stage = await offered();
    await decline(stage);
    await giveTo(stage, 'priya-nair');
    expect(told(stage)).toEqual([]);
  });

  test('is told nothing where they gave it away themselves', async () => {
    const stage = await halfWrittenUnder({ ...contract, contractOwner: personIdSchema.parse('maya-chen') });
    await decide(stage, { choice: 'give-to', person: 'priya-nair' }, decisionTo(stage, MAYA_MAIL));
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
    expect(told(stage)).toEqual([]);
  });

  test('is told nothing once they have left', async () => {
    const stage = await halfWrittenUnder(contract);
    leavesTeam(stage, 'maya-chen');
    expect(told(await giveTo(stage, 'priya-nair'))).toEqual([]);
  });

  test('reads who is asked now behind their old link', async () => {
    const stage = await givenToPriya();
    const { status, body } = await look(stage, offerTo(stage));
    expect([status, body]).toEqual([410, expect.stringContaining(NOW_PRIYAS)]);
  });

  test('makes an incident where that does not arrive', async () => {
    const stage = await givenToPriya();
    await mailEvent(stage, 'bounce', told(stage)[0]);
    const recipient = 'maya-chen';
    expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'notice-failed', recipient } }]);
  });
});

describe('whoever had accepted and did not start', () => {
  test('is told that it is offered to the next by the rules of the contract, once', async () => {
    const stage = await notStarted(offeringAnew);
    await relayOnce(stage);
    await relayOnce(stage);
    await stage.rounds(2);
    const [mail, ...more] = told(stage);
    expect(mail?.text).toContain('It was not started in time, so since');
    expect(mail?.text).toContain('Nobody decided it: the rules of');
    expect(mail?.text).toContain(NOW_PRIYAS);
    expect(mail?.text).toContain('HubSpot still shows you as its owner');
    expect(more).toEqual([]);
  });

  test('is told who gave it to somebody else for that', async () => {
    const stage = await notStarted();
    expect(told(stage)).toEqual([]);
    await decide(stage, { choice: 'give-to', person: 'priya-nair' });
    expect(told(stage)[0]?.text).toContain('It was not started in time');
    expect(told(stage)[0]?.text).toContain('Lena Fischer decided it.');
    expect(told(stage)[0]?.text).toContain(NOW_PRIYAS);
  });

  test('is told that somebody decides, where nobody is left to ask', async () => {
    const stage = await notStarted();
    await decide(stage, { choice: 'ask-next' });
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'nobody-to-ask' } });
    expect(told(stage)).toHaveLength(1);
    expect(told(stage)[0]?.text).toContain('Lena Fischer now decides what happens with it.');
  });
});

describe('told only when their quiet hours end', () => {
  test('they read who has accepted it since', async () => {
    const stage = await givenInQuietHours();
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    await stage.pass(5 * HOUR);
    const [mail] = told(stage);
    expect(mail?.text).toContain('It now belongs to Priya Nair.');
    expect(mail?.text).toContain('HubSpot shows somebody who accepted it after you.');
  });

  test('they read what a system showed last that takes nothing for now', async () => {
    const stage = await givenInQuietHours();
    const limits = Array.from({ length: 1000 }, () => ({ does: 'limit', policy: 'DAILY' }) as const);
    stage.hubspot.writeFaults.push(...limits);
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    await stage.pass(5 * HOUR);
    expect(handoff(stage)).toMatchObject({ status: 'syncing', ownership: { owner: 'priya-nair' } });
    const shown = 'HubSpot showed you as its owner when it was last read.';
    expect(told(stage)[0]?.text).toContain(shown);
  });

  test('they read that it is not known whom a system shows that did not take what was entered since', async () => {
    const stage = await givenInQuietHours();
    stage.hubspot.writeFaults.push(...DROPS);
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    await stage.pass(5 * HOUR);
    expect(told(stage)[0]?.text).toContain('Whether HubSpot shows you as its owner is not known.');
  });

  test('they read who decides now, where it was taken back in part from whoever accepted it since', async () => {
    const stage = await givenInQuietHours();
    stage.salesforce.faults.push({ does: 'refuse', because: 'INVALID_OWNER', permanent: true });
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    stage.asana.faults.push({ does: 'refuse', because: 'NOT_ALLOWED', permanent: true });
    await decideFor(stage, 'roll-back', handoff(stage).handoffId);
    await stage.pass(5 * HOUR);
    const [mail] = told(stage);
    expect(mail?.text).toContain('Lena Fischer now decides what happens with it.');
    expect(mail?.text).not.toContain('It now belongs to');
  });

  test('they read only that it was cancelled, where it was before anybody accepted it', async () => {
    const stage = await givenInQuietHours();
    await decideFor(stage, 'cancel', handoff(stage).handoffId);
    await stage.pass(5 * HOUR);
    expect(told(stage)).toEqual([]);
    const [mail] = mailsTo(stage, MAYA_MAIL, 'cancelled');
    expect(mail?.text).toContain('HubSpot shows you as its owner: nobody takes that back.');
  });

  test('they read that it was cancelled since, where somebody had accepted it', async () => {
    const stage = await givenInQuietHours();
    stage.salesforce.faults.push({ does: 'refuse', because: 'INVALID_OWNER', permanent: true });
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    await decideFor(stage, 'cancel', handoff(stage).handoffId);
    await stage.pass(5 * HOUR);
    const [mail] = told(stage);
    expect(mail?.text).toContain('It was cancelled since: nobody is asked any more.');
    expect(mail?.text).toContain('HubSpot shows somebody who accepted it after you.');
    expect(mailsTo(stage, MAYA_MAIL, 'cancelled')).toEqual([]);
  });

  test('they read nothing of it where they own it again', async () => {
    const stage = await giveTo(await givenInQuietHours(), 'maya-chen');
    await accept(stage);
    await stage.pass(5 * HOUR);
    expect(told(stage)).toEqual([]);
  });

  test('they read the newer message alone where they are asked again', async () => {
    const stage = await giveTo(await givenInQuietHours(), 'maya-chen');
    await stage.pass(3 * HOUR);
    expect(told(stage)).toEqual([]);
  });

  test('they read only that it was taken back, where it was', async () => {
    const stage = await givenInQuietHours();
    await send(stage, offerTo(stage, PRIYA_MAIL), { answer: 'return', 'return-reason': 'incomplete' });
    await stage.run();
    await decideFor(stage, 'roll-back', handoff(stage).handoffId);
    await stage.pass(5 * HOUR);
    expect(told(stage)).toEqual([]);
    expect(mailsTo(stage, MAYA_MAIL, 'taken-back')).toHaveLength(1);
  });
});

test('the giver hears that it moved, and nothing else of it', async () => {
  const stage = await halfWrittenUnder({ ...contract, giver: { tell: ['moved'] } });
  await giveTo(stage, 'priya-nair');
  expect(mailsTo(stage, JONAS_MAIL).map(({ tags }) => tags.kind)).toEqual(['news']);
  expect(told(stage)).toHaveLength(1);
});

describe('where they were asked in Slack, the message there', () => {
  async function lostInSlack(): Promise<Stage> {
    const stage = await offeredInSlack();
    stage.hubspot.writeFaults.push(...DROPS);
    await press(stage, messagesTo(stage)[0], { action: 'accept' });
    await stage.pass(15 * 60);
    return giveTo(stage, 'priya-nair');
  }

  test('says who is asked now', async () => {
    const stage = await lostInSlack();
    expect(asText(messagesTo(stage)[0])).toContain(NOW_PRIYAS);
    expect(told(stage)).toHaveLength(1);
  });

  test('says so of each of two that they lost', async () => {
    const stage = await giveTo(await lostInSlack(), 'maya-chen');
    stage.hubspot.writeFaults.push(...DROPS);
    await press(stage, messagesTo(stage)[1], { action: 'accept' });
    await stage.pass(15 * 60);
    expect(asText(messagesTo(stage)[1])).not.toContain(NOW_PRIYAS);
    await giveTo(stage, 'priya-nair');
    expect(asText(messagesTo(stage)[1])).toContain(NOW_PRIYAS);
    expect(told(stage)).toHaveLength(2);
  });

  test('no longer asks for the start', async () => {
    const stage = newStage(awaitingStart, slackDirectory);
    await setLifecycle(stage, 'salesqualifiedlead');
    await press(stage, messagesTo(stage)[0], { action: 'accept' });
    await stage.pass(4 * DAY);
    await decide(stage, { choice: 'give-to', person: 'priya-nair' });
    expect(messagesTo(stage).map(asks)).toEqual(messagesTo(stage).map(() => false));
    expect(asText(messagesTo(stage)[0])).toContain(NOW_PRIYAS);
  });
});

import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { newsSchema } from '#domain/contract/news.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import {
  CONTACT,
  deliverUntilTaken,
  seedContact,
  setOwner,
  stageEvent,
  TOM,
} from '#test/scenario-support/crm.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  accept,
  inHand,
  JONAS_MAIL,
  leavesTeam,
  LENA_MAIL,
  look,
  mailsTo,
  offerTo,
  post,
  PRIYA_MAIL,
  send,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const told = (tell: Contract['giver']['tell'], more: Partial<Contract> = {}): Contract => ({
  ...sampleContract,
  giver: { tell },
  ...more,
});
const toGiver = (stage: Stage): readonly string[] =>
  mailsTo(stage, JONAS_MAIL, 'news').map(({ subject }) => subject);
const pageOf = (stage: Stage) => look(stage, inHand(mailsTo(stage, JONAS_MAIL, 'news').at(-1)));

const EVERYTHING = newsSchema.options;
const WHAT = 'Amelia Hart, Northwind Robotics';

test('a contract that says so tells the giver of each step, once, as it happens', async () => {
  const stage = await offered(told(EVERYTHING));
  expect(toGiver(stage)).toEqual([`You hand over ${WHAT}`]);
  await send(stage, offerTo(stage), { answer: 'hand-on', 'hand-on-to': 'priya-nair' });
  await stage.run();
  expect(toGiver(stage).slice(1)).toEqual([`Priya Nair is asked now about ${WHAT}`]);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  await stage.rounds(3);
  expect(toGiver(stage).slice(2)).toEqual([`Priya Nair accepted ${WHAT}`, `${WHAT} has changed hands`]);
});

test('a contract that does not say so tells them nothing', async () => {
  const stage = await offered();
  await accept(stage);
  expect(mailsTo(stage, JONAS_MAIL)).toEqual([]);
});

test('they are told of what the contract names, and of nothing else', async () => {
  const stage = await offered(told(['moved']));
  await accept(stage);
  expect(toGiver(stage)).toEqual([]);
});

test('of what came back they have one mail, which asks them to decide', async () => {
  const stage = await offered(told(['accepted', 'moved', 'verified']));
  await send(stage, offerTo(stage), { answer: 'return', 'return-reason': 'incomplete' });
  await stage.run();
  expect(mailsTo(stage, JONAS_MAIL).map(({ tags }) => tags.kind)).toEqual(['incident-opened']);
});

describe('nobody is told', () => {
  test('where the change was made by nobody in particular: who stands in is no giver', async () => {
    const stage = newStage(told(EVERYTHING));
    seedContact(stage, CONTACT, { hubspot_owner_id: '' });
    stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead' }, 'a workflow');
    await deliverUntilTaken(stage, [stageEvent(stage)]);
    await stage.run();
    expect(handoff(stage)).toMatchObject({ giver: 'lena-fischer', hasGiver: false });
    await accept(stage);
    expect(mailsTo(stage, LENA_MAIL)).toEqual([]);
  });

  test('of what they did themselves', async () => {
    const person = personIdSchema.parse('jonas-weber');
    const stage = await offered(
      told(EVERYTHING, {
        routing: { strategy: 'named-person', person },
        candidates: { ...sampleContract.candidates, mayBeGiver: true },
      }),
    );
    await accept(stage, offerTo(stage, JONAS_MAIL));
    expect(handoff(stage).status).toBe('completed');
    expect(toGiver(stage)).toEqual([]);
  });

  test('who has left, and the page that they followed it on shows them nothing', async () => {
    const stage = await offered(told(EVERYTHING));
    expect((await pageOf(stage)).status).toBe(200);
    leavesTeam(stage, 'jonas-weber');
    await accept(stage);
    expect(toGiver(stage)).toHaveLength(1);
    expect((await pageOf(stage)).status).toBe(404);
  });

  test('who is not in the pilot', async () => {
    const pilot = [personIdSchema.parse('maya-chen')];
    const stage = await offered(told(EVERYTHING, { mode: 'pilot', pilot }));
    await accept(stage);
    expect(mailsTo(stage, JONAS_MAIL)).toEqual([]);
  });
});

describe('the page behind the link', () => {
  test('says who is asked until when, and then who accepted and since when it is verified', async () => {
    const stage = await offered(told(['requested', 'verified']));
    const asked = await pageOf(stage);
    expect(asked.status).toBe(200);
    expect(asked.body).toMatch(/<dt>Asked<\/dt><dd>Maya Chen<\/dd>/);
    expect(asked.body).toContain('<dt>To answer by</dt>');
    await accept(stage);
    const done = await pageOf(stage);
    expect(done.body).toMatch(/<dt>Accepted by<\/dt><dd>Maya Chen<\/dd>/);
    expect(done.body).toContain('<dt>Entered and verified</dt>');
    expect(done.body).toContain('HubSpot was read back and shows the new owner: verified.');
  });

  test('says that the owner was changed outside since, and to whom', async () => {
    const stage = await offered(told(['verified']));
    await accept(stage);
    await stage.pass(60 * 60);
    await setOwner(stage, TOM);
    await stage.pass(2 * 60);
    const { body } = await pageOf(stage);
    expect(body).toMatch(/<dt>Owner changed since, to<\/dt><dd>Tom Okafor<\/dd>/);
    expect(body).not.toContain('every system shows it');
  });

  test('tells the story in plain words, in the time of its reader, without operators and their reasons', async () => {
    const stage = await offered(told(['requested']));
    await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
    const { body } = await pageOf(stage);
    expect(body).toContain('Operator on duty withdrew the offer, to ask Priya Nair.');
    expect(body).not.toMatch(/because|arn:|op-|\d{4}-\d\d-\d\dT/);
    expect(body).not.toContain('workflow');
  });

  test('only looks: it has no form, and whatever is sent to it changes nothing', async () => {
    const stage = await offered(told(['requested']));
    const link = inHand(mailsTo(stage, JONAS_MAIL, 'news').at(-1));
    const before = structuredClone(stage.world);
    expect((await look(stage, link)).body).not.toContain('<form');
    await post(stage, link, { answer: 'accept' });
    expect(stage.world).toEqual(before);
  });

  test('is there for 90 days after the mail', async () => {
    const stage = await offered(told(['requested']));
    const link = inHand(mailsTo(stage, JONAS_MAIL, 'news').at(-1));
    stage.skip(89 * 24 * 60 * 60);
    expect((await look(stage, link)).status).toBe(200);
    stage.skip(2 * 24 * 60 * 60);
    expect((await look(stage, link)).status).toBe(404);
  });
});

test('begun under rules that tell, it is told by those, whatever is deployed since', async () => {
  const stage = await offered(told(['accepted']));
  stage.deploy(told([]));
  await accept(stage);
  expect(toGiver(stage)).toHaveLength(1);
});

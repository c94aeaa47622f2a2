import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { subjectId } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import { CONTACT, seedContact, setLifecycle, setOwner, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoffs } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  decline,
  inHand,
  look,
  MAYA_MAIL,
  mailsTo,
  offerTo,
  post,
  PRIYA_MAIL,
  send,
} from '#test/scenario-support/people.ts';
import type { InHand } from '#test/scenario-support/people.ts';
import { awaitingStart } from '#test/scenario-support/starts.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import type { WebAnswer } from '#test/scenario-support/web.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const withPriya: Contract = { ...sampleContract, fallback: { person: personIdSchema.parse('priya-nair') } };

/** One of many handoffs that are in the list alone. */
function idOf(index: number): SubjectId {
  return subjectId('handoff', String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26)).repeat(13));
}

/** The contact that Maya has accepted becomes qualified once more. */
async function againFor(stage: Stage): Promise<void> {
  stage.hubspot.set(CONTACT, { lifecyclestage: 'lead' }, '98002');
  stage.skip(60);
  await setLifecycle(stage, 'salesqualifiedlead', CONTACT);
}

interface Visit {
  readonly stage: Stage;
  readonly page: InHand;
}

/** Maya has accepted one contact and is asked about another; what she answered shows her the way to her own page. */
async function mayaAtHome(contract: Contract = withPriya): Promise<Visit> {
  const stage = await offered(contract);
  const { code } = offerTo(stage);
  const { body } = await accept(stage);
  const [, token = ''] = /href="\.\.\/me\/(\w+)"/.exec(body) ?? [];
  seedContact(stage, '502');
  await setLifecycle(stage, 'salesqualifiedlead', '502');
  return { stage, page: { lambda: 'show-my-work', token, code } };
}

async function sends({ stage, page }: Visit, form: Readonly<Record<string, string>>): Promise<WebAnswer> {
  const answer = await send(stage, page, form);
  await stage.run();
  return answer;
}

/** The stage's clock begins at noon of 31 January 2030. */
const TODAY = { action: 'away', from: '2030-01-31', until: '2030-02-01' };
const LATER = { action: 'away', from: '2030-03-01', until: '2030-03-02' };
const absences = ({ world }: Stage) => world.absences.get('maya-chen') ?? [];
const personalMails = (stage: Stage) => mailsTo(stage, MAYA_MAIL, 'personal-link');

describe('the page of one person', () => {
  test('shows what waits for them, what is theirs, and when they are away', async () => {
    const { stage, page } = await mayaAtHome();
    const { status, body } = await look(stage, page);
    expect(status).toBe(200);
    expect(body).toContain('<h1>Maya Chen: your work</h1>');
    expect(body).toMatch(/Jonas Weber hands it to you[^]*Amelia Hart, Northwind Robotics/);
    expect(body).toContain('Entered and verified.');
    expect(body).toContain('You are not away, now or later.');
  });

  test('shows by when they are to start, until they have', async () => {
    const { stage, page } = await mayaAtHome(awaitingStart);
    expect((await look(stage, page)).body).toMatch(
      /Entered and verified\.<br\/>To start by Saturday, February 2 at 0?7:\d\d AM Eastern Standard Time/,
    );
    await send(stage, inHand(mailsTo(stage, MAYA_MAIL, 'offer')[0]), { answer: 'start' });
    expect((await look(stage, page)).body).not.toContain('To start by');
  });

  test('shows nothing of anybody else', async () => {
    const { stage, page } = await mayaAtHome();
    await sends({ stage, page }, TODAY);
    expect((await look(stage, page)).body).toContain('Nothing waits for your answer.');
  });

  test('shows as theirs what nobody else was made the owner of since', async () => {
    const { stage, page } = await mayaAtHome();
    await stage.pass(60 * 60);
    await setOwner(stage, TOM);
    await stage.pass(2 * 60);
    expect((await look(stage, page)).body).not.toContain('Entered and verified.');
  });

  test('shows of a record what was accepted of it last, whoever accepted it', async () => {
    const { stage, page } = await mayaAtHome();
    await againFor(stage);
    await accept(stage, inHand(mailsTo(stage, MAYA_MAIL, 'offer').at(-1)));
    await stage.pass(HOUR);
    expect((await look(stage, page)).body.match(/Entered and verified/g)).toHaveLength(1);
    await againFor(stage);
    await decline(stage, inHand(mailsTo(stage, MAYA_MAIL, 'offer').at(-1)));
    await accept(stage, inHand(mailsTo(stage, PRIYA_MAIL, 'offer').at(-1)));
    await stage.pass(HOUR);
    expect((await look(stage, page)).body).not.toContain('Entered and verified.');
  });

  test('shows what waits however much else is theirs, the nearest deadline first', async () => {
    const { stage, page } = await mayaAtHome();
    for (let index = 0; index < 30; index += 1) {
      const id = idOf(index);
      const row = { seq: 1, status: 'syncing', owner: 'maya-chen', openedAt: '2030-01-30T12:00:00.000Z' };
      stage.world.rows.set(id, { subjectId: id, ...row });
    }
    stage.skip(60);
    seedContact(stage, '503', { firstname: 'Boris' });
    await setLifecycle(stage, 'salesqualifiedlead', '503');
    const { body } = await look(stage, page);
    expect(body).toMatch(/Amelia Hart[^]*Boris Hart/);
    expect(body).not.toContain('More waits');
  });

  test('says when more waits than it shows', async () => {
    const { stage, page } = await mayaAtHome();
    for (let contact = 600; contact < 626; contact += 1) {
      seedContact(stage, String(contact));
      await setLifecycle(stage, 'salesqualifiedlead', String(contact));
    }
    const { body } = await look(stage, page);
    expect(body.match(/hands it to you/g)).toHaveLength(25);
    expect(body).toContain('More waits for you than is shown here.');
  });

  test('shows what they accepted lately, however much others accepted since', async () => {
    const { stage, page } = await mayaAtHome();
    for (let index = 0; index < 60; index += 1) {
      const id = idOf(index);
      const row = { seq: 1, status: 'completed', owner: 'priya-nair', contract: stage.contract.id };
      stage.world.rows.set(id, { subjectId: id, ...row, openedAt: '2030-01-31T13:00:00.000Z' });
    }
    const { body } = await look(stage, page);
    expect(body).toContain('Entered and verified.');
    expect(body).not.toContain('There may be more');
  });

  test('GET and HEAD change nothing', async () => {
    const { stage, page } = await mayaAtHome();
    const before = structuredClone(stage.world);
    await look(stage, page);
    expect((await look(stage, page, 'HEAD')).body).toBe('');
    expect(stage.world).toEqual(before);
  });
});

describe('somebody enters when they are away', () => {
  test('from today on, and what waits for them goes to whom the contract asks next', async () => {
    const visit = await mayaAtHome();
    const { status, body } = await sends(visit, TODAY);
    expect(status).toBe(200);
    expect(body).toContain('One offer that waited for you went to whom the contract asks next.');
    expect(absences(visit.stage)).toEqual([
      { from: '2030-01-31T05:00:00.000Z', until: '2030-02-02T05:00:00.000Z' },
    ]);
    expect(facts(visit.stage, 'OfferWithdrawn')).toMatchObject([{ because: 'away' }]);
    expect(handoffs(visit.stage).at(-1)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
  });

  test('later, with somebody who is asked instead, and nothing moves', async () => {
    const visit = await mayaAtHome();
    await sends(visit, { ...LATER, delegate: 'priya-nair' });
    expect(absences(visit.stage)).toMatchObject([{ delegate: 'priya-nair' }]);
    expect(facts(visit.stage, 'OfferWithdrawn')).toEqual([]);
    expect((await look(visit.stage, visit.page)).body).toContain('Priya Nair is asked instead.');
  });

  test('and takes one of them back', async () => {
    const visit = await mayaAtHome();
    await sends(visit, LATER);
    await sends(visit, { ...LATER, from: '2030-04-01', until: '2030-04-01' });
    const [first] = absences(visit.stage);
    const { body } = await sends(visit, { action: 'back', absence: first?.from ?? '' });
    expect(body).toContain('You are asked again.');
    expect(absences(visit.stage).map(({ from }) => from.slice(0, 10))).toEqual(['2030-04-01']);
  });

  test.each([
    ['Choose what to change.', {}],
    ['Enter the first day', { action: 'away', until: '2030-02-01' }],
    ['Enter the last day', { action: 'away', from: '2030-02-01', until: 'soon' }],
    ['The last day is before the first one.', { ...LATER, until: '2030-02-28' }],
    ['The last day is over already.', { ...LATER, from: '2030-01-01', until: '2030-01-02' }],
    ['Choose one of the colleagues', { ...LATER, delegate: 'maya-chen' }],
    ['Choose one of the times', { action: 'back', absence: 'never' }],
    ['Enter the two-digit code from the mail.', { ...LATER, code: '' }],
  ])('is told “%s”, and nothing is entered', async (told, form) => {
    const visit = await mayaAtHome();
    const { status, body } = await sends(visit, form);
    expect(status).toBe(422);
    expect(body).toContain(told);
    expect(absences(visit.stage)).toEqual([]);
  });

  test('not without a page that was just fetched', async () => {
    const { stage, page } = await mayaAtHome();
    const { status, body } = await post(stage, page, { ...LATER, code: page.code, nonce: 'made up' });
    expect(status).toBe(422);
    expect(body).toContain('This page was open for too long.');
    expect(absences(stage)).toEqual([]);
  });
});

describe('the links are mailed anew', () => {
  test('to the address in the directory, with one to each offer, all with one code', async () => {
    const visit = await mayaAtHome();
    expect((await sends(visit, { action: 'mail', code: '' })).body).toContain('is on its way');
    const [mail] = personalMails(visit.stage);
    expect(mail?.to).toBe(MAYA_MAIL);
    const own = inHand(mail);
    const [, token = ''] = /\/offers\/(\w+)/.exec(mail?.text ?? '') ?? [];
    await accept(visit.stage, { lambda: 'answer-offer', token, code: own.code });
    expect(handoffs(visit.stage).at(-1)).toMatchObject({ status: 'completed' });
    expect((await look(visit.stage, { ...own, lambda: 'show-my-work' })).status).toBe(200);
  });

  test('once in ten minutes, and the page says the same', async () => {
    const visit = await mayaAtHome();
    const answers = [await sends(visit, { action: 'mail' }), await sends(visit, { action: 'mail' })];
    expect(answers.map(({ body }) => body.includes('is on its way'))).toEqual([true, true]);
    expect(personalMails(visit.stage)).toHaveLength(1);
    await visit.stage.pass(601);
    await sends(visit, { action: 'mail' });
    expect(personalMails(visit.stage)).toHaveLength(2);
  });

  test('also from a link that has ended after twelve hours, which does nothing else', async () => {
    const visit = await mayaAtHome({
      ...withPriya,
      sla: { ...withPriya.sla, acceptWithinSeconds: 48 * HOUR },
    });
    await visit.stage.pass(12 * HOUR);
    const { status, body } = await look(visit.stage, visit.page);
    expect(status).toBe(410);
    expect(body).not.toContain('Northwind');
    expect((await sends(visit, TODAY)).status).toBe(410);
    expect([absences(visit.stage), personalMails(visit.stage)]).toEqual([[], []]);
    expect((await sends(visit, { action: 'mail' })).body).toContain('is on its way');
    expect(personalMails(visit.stage)).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { peopleAnswerSchema } from '#domain/operator/people.ts';
import { wishesId } from '#domain/text-ids.ts';
import { atHome, mailFirst, sends } from '#test/scenario-support/at-home.ts';
import type { Visit } from '#test/scenario-support/at-home.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { operate, request } from '#test/scenario-support/operator.ts';
import {
  accept,
  inHand,
  JONAS_MAIL,
  look,
  MAYA_MAIL,
  mailsTo,
  PRIYA_MAIL,
  send,
} from '#test/scenario-support/people.ts';

/** What can wait is sent when the quiet hours of whoever is told end; what cannot is sent at once. */
const HOUR = 60 * 60;
/** The stage's clock begins at noon of 31 January 2030, where Maya is at seven in the morning. */
const QUIET = { action: 'told', first: 'email', 'quiet-from': '06:00', 'quiet-until': '11:00' };
const END = '2030-01-31T16:00:00.000Z';

const acceptWithin = (hours: number, more: Partial<Contract['acknowledgment']> = {}): Contract => ({
  ...mailFirst,
  sla: { ...mailFirst.sla, acceptWithinSeconds: hours * HOUR },
  acknowledgment: { ...mailFirst.acknowledgment, remindAfterSeconds: [], ...more },
});

/** It is quiet for Maya, and then she is offered something. */
async function offeredInQuiet(contract = acceptWithin(24), quiet = QUIET): Promise<Visit> {
  const visit = await atHome(contract);
  expect((await sends(visit, quiet)).status).toBe(200);
  seedContact(visit.stage, '502');
  await setLifecycle(visit.stage, 'salesqualifiedlead', '502');
  return visit;
}
/** Besides the first, which came before. */
const offers = ({ stage }: Visit) => mailsTo(stage, MAYA_MAIL, 'offer').slice(1);
const untilEnd = ({ stage }: Pick<Visit, 'stage'>): number =>
  (Date.parse(END) - Date.parse(stage.now())) / 1000;

describe('an offer', () => {
  test('waits until the end of the quiet hours, and is sent then, once', async () => {
    const visit = await offeredInQuiet();
    expect(offers(visit)).toEqual([]);
    expect(facts(visit.stage, 'OfferKeptQuiet')).toMatchObject([{ until: END, channel: 'email' }]);
    await visit.stage.pass(untilEnd(visit) - 2);
    expect(offers(visit)).toEqual([]);
    await visit.stage.pass(5);
    expect(offers(visit)).toHaveLength(1);
    expect(offers(visit)[0]?.text).toContain(
      'This waited for the end of your quiet hours. The time to accept it has run since Thursday, January 31 at 07:00 AM Eastern Standard Time.',
    );
    await visit.stage.pass(HOUR);
    expect(offers(visit)).toHaveLength(1);
    expect(handoffs(visit.stage).at(-1)).toMatchObject({ status: 'offered' });
  });

  test.each([
    ['at once where it would have to be accepted before the end', 3],
    ['at once where less than an hour would be left after it', 4.9],
  ])('is sent %s', async (_, hours) => {
    const visit = await offeredInQuiet(acceptWithin(hours));
    expect(offers(visit)).toHaveLength(1);
    expect(facts(visit.stage, 'OfferKeptQuiet')).toEqual([]);
  });

  test('is sent at once under a contract that ignores quiet hours', async () => {
    const visit = await offeredInQuiet(acceptWithin(24, { quietHours: 'ignore' }));
    expect(offers(visit)).toHaveLength(1);
  });

  test('is sent at once when it is not quiet', async () => {
    const visit = await offeredInQuiet(acceptWithin(24), {
      ...QUIET,
      'quiet-from': '22:00',
      'quiet-until': '07:00',
    });
    expect(offers(visit)).toHaveLength(1);
  });

  test('of somebody else does not wait', async () => {
    const visit = await offeredInQuiet();
    const { handoffId } = handoffs(visit.stage).at(-1) ?? handoff(visit.stage);
    await operate(visit.stage, 'POST', `/operator/handoffs/${handoffId}/reassign`, {
      reason: 'r',
      to: 'priya-nair',
    });
    expect(mailsTo(visit.stage, PRIYA_MAIL, 'offer')).toHaveLength(1);
    await visit.stage.pass(untilEnd(visit) + 5);
    expect(offers(visit)).toEqual([]);
  });

  test('that was answered meanwhile, by the links that were asked for, is not sent any more', async () => {
    const visit = await offeredInQuiet();
    await sends(visit, { action: 'mail' });
    const [mail] = mailsTo(visit.stage, MAYA_MAIL, 'personal-link');
    const [, token = ''] = /\/offers\/(\w+)/.exec(mail?.text ?? '') ?? [];
    const link = { lambda: 'answer-offer', token, code: inHand(mail).code } as const;
    await send(visit.stage, link, { answer: 'accept' });
    await visit.stage.pass(untilEnd(visit) + 5);
    expect(offers(visit)).toEqual([]);
    expect(handoffs(visit.stage).at(-1)).toMatchObject({ status: 'completed' });
  });

  test('gets no reminder before it was sent', async () => {
    const visit = await offeredInQuiet(acceptWithin(24, { remindAfterSeconds: [HOUR] }));
    await visit.stage.pass(untilEnd(visit) + 5);
    expect(offers(visit)).toHaveLength(1);
    expect(mailsTo(visit.stage, MAYA_MAIL, 'reminder')).toEqual([]);
  });
});

describe('other messages', () => {
  test('a reminder waits where its deadline allows', async () => {
    const contract = acceptWithin(24, { remindAfterSeconds: [HOUR] });
    const visit = await offeredInQuiet(contract, { ...QUIET, 'quiet-from': '07:30' });
    expect(offers(visit)).toHaveLength(1);
    await visit.stage.pass(2 * HOUR);
    expect(facts(visit.stage, 'ReminderDue')).toHaveLength(1);
    expect(mailsTo(visit.stage, MAYA_MAIL, 'reminder')).toEqual([]);
    await visit.stage.pass(untilEnd(visit) + 5);
    expect(mailsTo(visit.stage, MAYA_MAIL, 'reminder')).toHaveLength(1);
  });

  test('and is not sent when the offer was answered meanwhile', async () => {
    const contract = acceptWithin(24, { remindAfterSeconds: [HOUR] });
    const visit = await offeredInQuiet(contract, { ...QUIET, 'quiet-from': '07:30' });
    await visit.stage.pass(2 * HOUR);
    await send(visit.stage, inHand(offers(visit)[0]), { answer: 'accept' });
    await visit.stage.pass(untilEnd(visit) + 5);
    expect(mailsTo(visit.stage, MAYA_MAIL, 'reminder')).toEqual([]);
  });

  test('a reminder whose deadline is near is sent at once', async () => {
    const contract = acceptWithin(4, { remindAfterSeconds: [HOUR] });
    const visit = await offeredInQuiet(contract, { ...QUIET, 'quiet-from': '07:30' });
    await visit.stage.pass(2 * HOUR);
    expect(mailsTo(visit.stage, MAYA_MAIL, 'reminder')).toHaveLength(1);
  });

  test('the links that somebody asks for come at once', async () => {
    const visit = await offeredInQuiet();
    await sends(visit, { action: 'mail' });
    expect(mailsTo(visit.stage, MAYA_MAIL, 'personal-link')).toHaveLength(1);
  });

  test('word of an incident comes at once', async () => {
    const visit = await offeredInQuiet({
      ...acceptWithin(24),
      contractOwner: personIdSchema.parse('maya-chen'),
    });
    seedContact(visit.stage, '503');
    await setLifecycle(visit.stage, 'evangelist', '503');
    expect(mailsTo(visit.stage, MAYA_MAIL, 'incident-opened')).toHaveLength(1);
  });

  test('news for whoever handed over wait, and come once', async () => {
    const told = { ...acceptWithin(24), giver: { ...mailFirst.giver, tell: ['accepted' as const] } };
    const stage = await offered(told);
    stage.world.texts.set(
      wishesId('jonas-weber'),
      JSON.stringify({ quietHours: { from: '13:00', until: '17:00' } }),
    );
    await accept(stage);
    expect(mailsTo(stage, JONAS_MAIL, 'news')).toEqual([]);
    await stage.pass(untilEnd({ stage }) + 5);
    expect(mailsTo(stage, JONAS_MAIL, 'news')).toHaveLength(1);
    await stage.pass(HOUR);
    expect(mailsTo(stage, JONAS_MAIL, 'news')).toHaveLength(1);
  });
});

describe('on the own page', () => {
  test('what was not sent yet is told so, until it is sent', async () => {
    const visit = await offeredInQuiet();
    const { body } = await look(visit.stage, visit.page);
    expect(body).toContain(
      'Not sent yet: it waits for the end of your quiet hours, Thursday, January 31 at 11:00 AM Eastern Standard Time (in 4 hours). The time to accept it runs.',
    );
    expect(body).toContain('Mail me the links<');
    await visit.stage.pass(untilEnd(visit) + 5);
    const after = (await look(visit.stage, visit.page)).body;
    expect(after).not.toContain('Not sent yet');
    expect(after).toContain('Mail me the links again');
  });

  test('they are shown, told to operators, and taken back by leaving both empty', async () => {
    const visit = await offeredInQuiet();
    expect((await look(visit.stage, visit.page)).body).toContain('It is quiet from 06:00 until 11:00');
    const people = async () => {
      const { answer } = await request(visit.stage, 'GET', '/operator/people');
      return peopleAnswerSchema.parse(answer).people.find(({ id }) => id === 'maya-chen');
    };
    expect((await people())?.quietHours).toEqual({ from: '06:00', until: '11:00' });
    await sends(visit, { ...QUIET, 'quiet-from': '', 'quiet-until': '' });
    expect((await people())?.quietHours).toBeUndefined();
  });

  test.each([
    ['Enter when it begins to be quiet', { 'quiet-from': '' }],
    ['Enter until when it is quiet', { 'quiet-until': '25:00' }],
    ['The two times must differ', { 'quiet-from': '11:00' }],
    ['It can be quiet for twelve hours at most.', { 'quiet-until': '18:01' }],
  ])('“%s” is said, and nothing is kept', async (told, form) => {
    const visit = await atHome();
    const { status, body } = await sends(visit, { ...QUIET, ...form });
    expect([status, body.includes(told)]).toEqual([422, true]);
    expect((await look(visit.stage, visit.page)).body).toContain('There are no hours that are quiet.');
  });
});

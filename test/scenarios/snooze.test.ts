import { expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  inHand,
  look,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  PRIYA_MAIL,
  send,
} from '#test/scenario-support/people.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import type { WebAnswer } from '#test/scenario-support/web.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
/** The stage's clock begins at noon UTC, at seven in the morning where Maya is; the offer is open for four hours. */
const DEADLINE = '2030-01-31T16:00:00.000Z';
const TOMORROW_AT_NINE = '2030-02-01T14:00:00.000Z';

const withSnoozeOf = (hours: number): Contract => ({
  ...sampleContract,
  acknowledgment: { ...sampleContract.acknowledgment, snoozeAtMostSeconds: hours * HOUR },
});

async function putOff(stage: Stage, until: string, link = offerTo(stage)): Promise<WebAnswer> {
  const answer = await send(stage, link, { answer: 'later', until });
  await stage.run();
  return answer;
}

const times = (page: string): readonly string[] =>
  ['1h', '3h', TOMORROW_AT_NINE].filter((time) => page.includes(`<option value="${time}"`));
const reminders = (stage: Stage): number => mailsTo(stage, MAYA_MAIL, 'reminder').length;

test('put off for three hours, the deadline moves by three hours', async () => {
  const stage = await offered(withSnoozeOf(48));
  const { status, body } = await putOff(stage, '3h');
  expect(status).toBe(200);
  expect(body).toContain('<h1>You are asked later</h1>');
  expect(body).toContain('You can answer at any time');
  expect(handoff(stage)).toMatchObject({
    status: 'offered',
    offer: { expiresAt: '2030-01-31T19:00:00.000Z' },
  });
});

test('put off until tomorrow, no reminder comes before nine in the reader’s zone, and one then', async () => {
  const stage = await offered(withSnoozeOf(48));
  await putOff(stage, TOMORROW_AT_NINE);
  await stage.pass(26 * HOUR - 1);
  expect(reminders(stage)).toBe(0);
  await stage.pass(1);
  expect(reminders(stage)).toBe(1);
  await stage.rounds(2);
  expect(reminders(stage)).toBe(1);
  expect(facts(stage, 'OfferExpired')).toEqual([]);
});

test('it expires four hours of its own later, if nobody answers', async () => {
  const stage = await offered(withSnoozeOf(48));
  const link = offerTo(stage);
  await putOff(stage, TOMORROW_AT_NINE);
  await stage.pass(30 * HOUR - 1);
  expect(handoff(stage).status).toBe('offered');
  await stage.pass(1);
  expect(facts(stage, 'OfferExpired')).toHaveLength(1);
  const { body } = await look(stage, link);
  expect(body).toContain('could be accepted until Friday, February 1 at 01:00 PM Eastern Standard Time');
});

test('its page says until when, and can be answered at any time', async () => {
  const stage = await offered(withSnoozeOf(48));
  const link = offerTo(stage);
  await putOff(stage, '3h');
  expect((await look(stage, link)).body).toContain(
    '<dt>Put off until</dt><dd>Thursday, January 31 at 10:00 AM',
  );
  await accept(stage, link);
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'maya-chen' } });
  await stage.pass(48 * HOUR);
  expect(reminders(stage)).toBe(0);
});

test('the link of the reminder that ends it can be answered', async () => {
  const stage = await offered(withSnoozeOf(48));
  await putOff(stage, '1h');
  await stage.pass(HOUR);
  expect((await look(stage, offerTo(stage))).body).not.toContain('Put off until');
  await accept(stage, inHand(mailsTo(stage, MAYA_MAIL, 'reminder')[0]));
  expect(handoff(stage).status).toBe('completed');
});

test('the page names the times that the contract still allows, and none where it allows none', async () => {
  expect(times((await look(...(await withLink(48)))).body)).toEqual(['1h', '3h', TOMORROW_AT_NINE]);
  expect(times((await look(...(await withLink(4)))).body)).toEqual(['1h', '3h']);
  expect((await look(...(await withLink(0)))).body).not.toContain('value="later"');
  const [stage, link] = await withLink(4);
  await putOff(stage, '3h');
  expect(times((await look(stage, link)).body)).toEqual([]);
  await stage.pass(HOUR);
  expect(times((await look(stage, link)).body)).toEqual(['3h']);
});

async function withLink(hours: number): Promise<[Stage, ReturnType<typeof offerTo>]> {
  const stage = await offered(withSnoozeOf(hours));
  return [stage, offerTo(stage)];
}

test('put off for longer than the contract allows in all, it stays as it is, and the page says so', async () => {
  const stage = await offered(withSnoozeOf(4));
  await putOff(stage, '3h');
  await stage.pass(2 * HOUR);
  const { status, body } = await putOff(stage, '3h');
  expect(status).toBe(422);
  expect(body).toContain('It cannot wait for that long.');
  expect(facts(stage, 'OfferSnoozed')).toHaveLength(1);
});

test('where the contract allows none, a form that asks for it is refused in words', async () => {
  const stage = await offered(withSnoozeOf(0));
  const { status, body } = await putOff(stage, '1h');
  expect(status).toBe(422);
  expect(body).toContain('It cannot wait for that long.');
  expect(handoff(stage)).toMatchObject({ offer: { expiresAt: DEADLINE } });
});

test.each([[''], ['next year'], ['2030-02-01T13:00:00.000Z']])(
  'the time “%s”, which the page does not know, is asked for again',
  async (until) => {
    const stage = await offered(withSnoozeOf(48));
    const { status, body } = await putOff(stage, until);
    expect(status).toBe(422);
    expect(body).toContain('Choose one of the times in the list.');
    expect(facts(stage, 'OfferSnoozed')).toEqual([]);
  },
);

test('a page that was shown before midnight does not mean another morning after it', async () => {
  const stage = await offered(withSnoozeOf(48));
  await putOff(stage, TOMORROW_AT_NINE);
  await stage.pass(18 * HOUR);
  const { status, body } = await putOff(stage, TOMORROW_AT_NINE);
  expect(status).toBe(422);
  expect(body).toContain('Choose one of the times in the list.');
  expect(facts(stage, 'OfferSnoozed')).toHaveLength(1);
});

test('without the code of the mail nothing is put off', async () => {
  const stage = await offered(withSnoozeOf(48));
  const { body } = await putOff(stage, '1h', { ...offerTo(stage), code: '' });
  expect(body).toContain('Enter the two-digit code');
  expect(body).toMatch(/<option value="1h" selected/);
  expect(facts(stage, 'OfferSnoozed')).toEqual([]);
});

test('an offer that was moved on is not put off', async () => {
  const stage = await offered(withSnoozeOf(48));
  const old = offerTo(stage);
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
  const { status, body } = await putOff(stage, '1h', old);
  expect(status).toBe(410);
  expect(body).toContain('It is now offered to Priya Nair.');
  expect(mailsTo(stage, PRIYA_MAIL, 'offer')).toHaveLength(1);
});

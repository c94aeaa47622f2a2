import { expect, test } from 'vitest';
import type { Directory } from '#domain/contract/directory.ts';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { inHand, MAYA_MAIL, mailsTo, send } from '#test/scenario-support/people.ts';
import {
  asks,
  asText,
  messagesTo,
  press,
  slackDirectory,
  tellOfPress,
} from '#test/scenario-support/slack.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
/** The stage's clock begins on a Thursday at noon UTC, at seven in the morning where Maya is. */
const TOMORROW_AT_NINE = '2030-02-01T14:00:00.000Z';

async function offeredWithSnoozeOf(hours: number, directory: Directory = slackDirectory) {
  const acknowledgment = { ...sampleContract.acknowledgment, snoozeAtMostSeconds: hours * HOUR };
  const stage = newStage({ ...sampleContract, acknowledgment }, directory);
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

type Stage = Awaited<ReturnType<typeof offeredWithSnoozeOf>>;

const putOff = (stage: Stage, until: string) =>
  press(stage, messagesTo(stage)[0], { action: 'later', chosen: { until } });
async function answerBy(...[stage, ...sent]: Parameters<typeof send>): Promise<void> {
  await send(stage, ...sent);
  await stage.run();
}

const told = ({ world }: Stage) => world.chat.replies.map(({ text }) => text);

test('put off in Slack, the deadline moves, whoever pressed is told so, and the message goes on asking', async () => {
  const stage = await offeredWithSnoozeOf(48);
  await putOff(stage, '30m');
  expect(handoff(stage)).toMatchObject({
    status: 'offered',
    offer: { expiresAt: '2030-01-31T16:30:00.000Z' },
  });
  expect(told(stage)).toMatchObject([expect.stringContaining('*You are asked later*')]);
  expect(asks(messagesTo(stage)[0])).toBe(true);
  expect(asText(messagesTo(stage)[0])).toContain('January 31 at 11:30 AM Eastern Standard Time');
  await stage.pass(HOUR / 2);
  expect(mailsTo(stage, MAYA_MAIL, 'reminder')).toHaveLength(1);
  await press(stage, messagesTo(stage)[0], { action: 'accept' });
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'maya-chen' } });
  expect(asks(messagesTo(stage)[0])).toBe(false);
});

test('put off on the page of a mail, the message names the new deadline too, each time', async () => {
  const stage = await offeredWithSnoozeOf(48);
  await stage.pass(3 * HOUR);
  const mail = inHand(mailsTo(stage, MAYA_MAIL, 'reminder').at(-1));
  await answerBy(stage, mail, { answer: 'later', until: '30m' });
  expect(asText(messagesTo(stage)[0])).toContain('January 31 at 11:30 AM');
  await answerBy(stage, mail, { answer: 'later', until: '1h' });
  expect(asText(messagesTo(stage)[0])).toContain('January 31 at 12:00 PM');
});

test('what ended before the message was changed asks no more', async () => {
  const stage = await offeredWithSnoozeOf(48);
  await tellOfPress(stage, messagesTo(stage)[0], { action: 'later', chosen: { until: '30m' } });
  await press(stage, messagesTo(stage)[0], { action: 'accept' });
  expect(asks(messagesTo(stage)[0])).toBe(false);
});

test('the message names the times that the contract allows, and none where it allows none', async () => {
  const text = asText(messagesTo(await offeredWithSnoozeOf(4))[0]);
  for (const time of ['30m', '1h', '3h']) expect(text).toContain(`"value":"${time}"`);
  expect(text).not.toContain(TOMORROW_AT_NINE);
  expect(asText(messagesTo(await offeredWithSnoozeOf(48))[0])).toContain(`"value":"${TOMORROW_AT_NINE}"`);
  expect(asText(messagesTo(await offeredWithSnoozeOf(0))[0])).not.toContain('"later"');
});

test('for whom has working hours, tomorrow begins with them', async () => {
  const calendar = sampleDirectory.people.find(({ id }) => id === 'lena-fischer')?.calendar;
  if (calendar === undefined) throw new Error('the sample has a calendar');
  const people = slackDirectory.people.map((person) => {
    return person.id === 'maya-chen' ? { ...person, timeZone: 'Europe/Berlin', calendar } : person;
  });
  const stage = await offeredWithSnoozeOf(96, { ...slackDirectory, people });
  expect(asText(messagesTo(stage)[0])).toContain('"value":"2030-02-01T08:00:00.000Z"');
  const free = { ...calendar, holidays: ['2030-02-01'] };
  const away = people.map((person) => (person.id === 'maya-chen' ? { ...person, calendar: free } : person));
  const other = await offeredWithSnoozeOf(96, { ...slackDirectory, people: away });
  expect(asText(messagesTo(other)[0])).toContain('"value":"2030-02-04T08:00:00.000Z"');
  expect(asText(messagesTo(other)[0])).toContain('Your next working day: Mon, Feb 4, 09:00 AM');
});

test.each([
  ['', 'Choose one of the times in the list.'],
  ['next year', 'Choose one of the times in the list.'],
  ['2030-01-31T11:00:00.000Z', 'Choose a time that is still to come'],
  ['2030-03-01T11:00:00.000Z', 'It cannot wait for that long.'],
])('put off until “%s” it stays as it is, and whoever pressed is told privately', async (until, expected) => {
  const stage = await offeredWithSnoozeOf(48);
  await putOff(stage, until);
  expect(told(stage)).toMatchObject([expect.stringContaining(expected)]);
  expect(facts(stage, 'OfferSnoozed')).toEqual([]);
  expect(asks(messagesTo(stage)[0])).toBe(true);
});

test('an hour counts from the press, however old the message is', async () => {
  const stage = await offeredWithSnoozeOf(48);
  await stage.pass(2 * HOUR);
  await putOff(stage, '1h');
  expect(facts(stage, 'OfferSnoozed')).toMatchObject([{ until: '2030-01-31T15:00:00.000Z' }]);
});

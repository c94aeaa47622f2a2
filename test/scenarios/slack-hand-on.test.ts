import { expect, test } from 'vitest';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import type { newSlackStage } from '#test/scenario-support/slack.ts';
import {
  asks,
  asText,
  messagesTo,
  offeredInSlack,
  press,
  PRIYA_IN_SLACK,
} from '#test/scenario-support/slack.ts';

type Stage = ReturnType<typeof newSlackStage>;

const handOn = (stage: Stage, to: string) =>
  press(stage, messagesTo(stage)[0], { action: 'handOn', chosen: { handOnTo: to } });
const told = ({ world }: Stage) => world.chat.replies.map(({ text }) => text);

test('the message names every colleague but the reader and the giver', async () => {
  const text = asText(messagesTo(await offeredInSlack())[0]);
  for (const id of ['priya-nair', 'tom-okafor']) expect(text).toContain(`"value":"${id}"`);
  for (const id of ['maya-chen', 'jonas-weber']) expect(text).not.toContain(`"value":"${id}"`);
});

test('whoever it is handed on to is asked, the message says so, and they have to accept in turn', async () => {
  const stage = await offeredInSlack();
  expect(await handOn(stage, 'priya-nair')).toMatchObject({ status: 200 });
  expect(asText(messagesTo(stage)[0])).toContain('Handed on to Priya Nair');
  expect(asks(messagesTo(stage)[0])).toBe(false);
  expect(told(stage)).toEqual([]);
  expect(handoff(stage)).toMatchObject({ status: 'offered', epoch: 2, offer: { to: 'priya-nair' } });
  const [second] = messagesTo(stage, PRIYA_IN_SLACK);
  expect(asText(second)).toContain('Maya Chen handed it on to you');
  await press(stage, second, { action: 'accept', by: PRIYA_IN_SLACK });
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'priya-nair' } });
});

test.each([
  ['nobody-we-know', 'Choose one of the colleagues in the list.'],
  ['jonas-weber', 'Choose one of the colleagues in the list.'],
  ['maya-chen', 'You are asked already. Choose one of the colleagues in the list.'],
])('handed on to “%s” it stays where it is, and whoever pressed is told privately', async (to, expected) => {
  const stage = await offeredInSlack();
  await handOn(stage, to);
  expect(told(stage)).toEqual([expected]);
  expect(handoff(stage)).toMatchObject({ status: 'offered', epoch: 1 });
  expect(asks(messagesTo(stage)[0])).toBe(true);
});

test('it is not handed on to whoever has said no', async () => {
  const stage = await offeredInSlack();
  await press(stage, messagesTo(stage)[0], { action: 'decline', chosen: { declineReason: 'no-time' } });
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
  const pressing = { by: PRIYA_IN_SLACK, chosen: { handOnTo: 'maya-chen' } };
  await press(stage, messagesTo(stage, PRIYA_IN_SLACK)[0], { action: 'handOn', ...pressing });
  expect(told(stage)).toEqual([
    'Whoever you chose has said no to this. Choose one of the colleagues in the list.',
  ]);
  expect(facts(stage, 'OfferHandedOn')).toEqual([]);
});

test('nobody else can hand it on', async () => {
  const stage = await offeredInSlack();
  const pressing = { by: PRIYA_IN_SLACK, chosen: { handOnTo: 'tom-okafor' } };
  await press(stage, messagesTo(stage)[0], { action: 'handOn', ...pressing });
  expect(told(stage)).toMatchObject([expect.stringContaining('Only the person who was asked')]);
  expect(handoff(stage)).toMatchObject({ status: 'offered', epoch: 1 });
});

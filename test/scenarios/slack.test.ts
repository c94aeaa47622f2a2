import { expect, test } from 'vitest';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { factTypes, facts, handoff } from '#test/scenario-support/looking.ts';
import {
  accept,
  decline,
  inHand,
  LENA_MAIL,
  MAYA_MAIL,
  mailsTo,
  offerTo,
  send,
} from '#test/scenario-support/people.ts';
import {
  asks,
  asText,
  messagesTo,
  newSlackStage,
  offeredInSlack,
  press,
  PRIYA_IN_SLACK,
  tellOfPress,
} from '#test/scenario-support/slack.ts';

const REMINDER_AFTER = 3 * 60 * 60;

test('whoever Slack knows is asked in Slack, and not by mail', async () => {
  const stage = await offeredInSlack();
  expect(messagesTo(stage)).toHaveLength(1);
  expect(asText(messagesTo(stage)[0])).toContain('Jonas Weber hands you Amelia Hart, Northwind Robotics');
  expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(0);
  expect(facts(stage, 'OfferDelivered')).toMatchObject([{ channel: 'slack', epoch: 1 }]);
});

test('the button accepts, and the message says so', async () => {
  const stage = await offeredInSlack();
  expect(await press(stage, messagesTo(stage)[0], { action: 'accept' })).toMatchObject({ status: 200 });
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'maya-chen' } });
  expect(messagesTo(stage)).toHaveLength(1);
  expect(asText(messagesTo(stage)[0])).toContain('Amelia Hart, Northwind Robotics is yours');
  expect(asks(messagesTo(stage)[0])).toBe(false);
  expect(stage.world.chat.replies).toEqual([]);
});

test('the log says that the answer came through Slack', async () => {
  const stage = await offeredInSlack();
  await press(stage, messagesTo(stage)[0], { action: 'accept' });
  const commit = [...stage.world.commits.values()]
    .flat()
    .find(({ facts: told }) => told.some(({ type }) => type === 'OfferAccepted'));
  expect(commit?.actor).toEqual({ kind: 'person', id: 'maya-chen', channel: 'slack' });
});

test('declining takes the reason that stands chosen in the message', async () => {
  const stage = await offeredInSlack();
  const [message] = messagesTo(stage);
  await press(stage, message, { action: 'decline', chosen: { declineReason: 'not-my-area' } });
  expect(facts(stage, 'OfferDeclined')).toMatchObject([{ by: 'maya-chen', reason: 'not-my-area' }]);
  expect(asText(messagesTo(stage)[0])).toContain('You said no');
  expect(asks(messagesTo(stage)[0])).toBe(false);
});

test('whoever decides about it then reads that the offer went out by Slack', async () => {
  const stage = await offeredInSlack();
  await press(stage, messagesTo(stage)[0], { action: 'decline', chosen: { declineReason: 'no-time' } });
  const [mail] = mailsTo(stage, LENA_MAIL);
  expect(mail?.text).toContain('Last good step: The offer to Maya Chen went out by Slack.');
});

test('returning takes the reason and what is missing', async () => {
  const stage = await offeredInSlack();
  const chosen = { returnReason: 'incomplete', missing: ['email', 'not-a-field'] };
  await press(stage, messagesTo(stage)[0], { action: 'sendBack', chosen });
  expect(facts(stage, 'HandoffReturned')).toMatchObject([{ reason: 'incomplete', missing: ['email'] }]);
  expect(asText(messagesTo(stage)[0])).toContain('Sent back to Jonas Weber');
});

test('without a reason, or with one that nobody offered, nothing happens, and whoever pressed is told', async () => {
  const stage = await offeredInSlack();
  const [message] = messagesTo(stage);
  await press(stage, message, { action: 'decline' });
  await press(stage, message, { action: 'decline', chosen: { declineReason: 'because' } });
  await press(stage, message, { action: 'sendBack' });
  expect(stage.world.chat.replies.map(({ text }) => text)).toEqual([
    'Choose a reason for saying no.',
    'Choose a reason for saying no.',
    'Choose a reason for sending it back.',
  ]);
  expect(handoff(stage).status).toBe('offered');
  expect(asks(messagesTo(stage)[0])).toBe(true);
});

test('choosing in a select is no answer yet', async () => {
  const stage = await offeredInSlack();
  const chosen = { declineReason: 'away' };
  expect(await press(stage, messagesTo(stage)[0], { action: 'declineReason', chosen })).toMatchObject({
    status: 200,
  });
  expect(handoff(stage).status).toBe('offered');
  expect(stage.world.chat.replies).toEqual([]);
});

test('nobody else can answer: they are told so privately, and it is remembered once', async () => {
  const stage = await offeredInSlack();
  for (const by of [PRIYA_IN_SLACK, PRIYA_IN_SLACK, 'U0NOBODY'])
    expect(await press(stage, messagesTo(stage)[0], { action: 'accept', by })).toMatchObject({ status: 200 });
  expect(handoff(stage).status).toBe('offered');
  expect(facts(stage, 'AnswerRefused')).toMatchObject([{ by: 'priya-nair', because: 'foreign' }]);
  expect(stage.world.chat.replies).toHaveLength(3);
  for (const { text } of stage.world.chat.replies) expect(text).toContain('Only the person who was asked');
});

test('a press that Slack did not sign changes nothing', async () => {
  const stage = await offeredInSlack();
  const as = { 'x-slack-signature': `v0=${'0'.repeat(64)}` };
  expect(await press(stage, messagesTo(stage)[0], { action: 'accept', as })).toMatchObject({ status: 401 });
  expect(handoff(stage).status).toBe('offered');
});

test('while the signing secret is unset nothing is taken', async () => {
  const stage = await offeredInSlack();
  stage.world.secrets.delete('slack-signing-secret');
  expect(await press(stage, messagesTo(stage)[0], { action: 'accept' })).toMatchObject({ status: 503 });
  expect(handoff(stage).status).toBe('offered');
});

test('a second press is told that it is done', async () => {
  const stage = await offeredInSlack();
  const [message] = messagesTo(stage);
  await press(stage, message, { action: 'accept' });
  await press(stage, message, { action: 'accept' });
  expect(facts(stage, 'OfferAccepted')).toHaveLength(1);
  expect(repliesIn(stage)).toMatch(/already accepted/);
});

test('whoever presses too late is told that the time is over', async () => {
  const stage = await offeredInSlack();
  const [message] = messagesTo(stage);
  stage.skip(24 * 60 * 60);
  await press(stage, message, { action: 'accept' });
  expect(handoff(stage).status).not.toBe('completed');
  expect(repliesIn(stage)).toMatch(/time to accept is over/);
  await stage.rounds(1);
  expect(asks(messagesTo(stage)[0])).toBe(false);
});

test('whoever was answered for in the mail sees it in Slack', async () => {
  const stage = await offeredInSlack();
  await stage.pass(REMINDER_AFTER);
  await accept(stage, inHand(mailsTo(stage, MAYA_MAIL, 'reminder')[0]));
  expect(handoff(stage).status).toBe('completed');
  expect(asText(messagesTo(stage)[0])).toContain('is yours');
  expect(asks(messagesTo(stage)[0])).toBe(false);
});

test.each([
  ['is down', { outcome: 'later', because: 'http-503' } as const],
  ['asks to come later', { outcome: 'later', because: 'ratelimited', afterSeconds: 30 } as const],
  ['does not know the person', { outcome: 'refused', because: 'channel_not_found' } as const],
])('while Slack %s the offer goes out by mail at once', async (_, fault) => {
  const stage = newSlackStage();
  stage.world.chat.fault = fault;
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(factTypes(stage)).not.toContain('OfferUndeliverable');
  expect(facts(stage, 'DeliveryFailed')).toMatchObject([{ channel: 'slack', because: fault.because }]);
  expect(facts(stage, 'OfferDelivered')).toMatchObject([{ channel: 'email' }]);
  stage.world.chat.fault = undefined;
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
});

test('without a token Slack is no channel, and nothing is said of it', async () => {
  const stage = newSlackStage();
  stage.world.chat.isOpen = false;
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(factTypes(stage)).not.toContain('DeliveryFailed');
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
});

test('an offer is undeliverable only when no channel takes it', async () => {
  const stage = newSlackStage();
  stage.world.chat.fault = { outcome: 'refused', because: 'user_disabled' };
  stage.world.refusedAddresses.add(MAYA_MAIL);
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(facts(stage, 'DeliveryFailed')).toMatchObject([{ channel: 'slack' }, { channel: 'email' }]);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'undeliverable', channel: 'email' },
  });
});

test('a message that could not be changed is changed when Slack is back', async () => {
  const stage = await offeredInSlack();
  await stage.pass(REMINDER_AFTER);
  stage.world.chat.fault = { outcome: 'later', because: 'ratelimited', afterSeconds: 90 };
  await decline(stage, inHand(mailsTo(stage, MAYA_MAIL, 'reminder')[0]));
  await stage.pass(60);
  expect(asks(messagesTo(stage)[0])).toBe(true);
  stage.world.chat.fault = undefined;
  await stage.pass(60);
  expect(asks(messagesTo(stage)[0])).toBe(false);
});

test('whoever answers before we could say that they were told still sees their message change', async () => {
  const stage = newSlackStage();
  stage.fates.gate = async () => {
    const [message] = messagesTo(stage);
    if (message === undefined) return;
    stage.fates.gate = undefined;
    await tellOfPress(stage, message, { action: 'accept' });
  };
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(factTypes(stage).indexOf('OfferAccepted')).toBeLessThan(factTypes(stage).indexOf('OfferDelivered'));
  expect(handoff(stage).status).toBe('completed');
  expect(asks(messagesTo(stage)[0])).toBe(false);
});

test('the page of the mail takes the answer when Slack was down', async () => {
  const stage = newSlackStage();
  stage.world.chat.fault = { outcome: 'later', because: 'timeout' };
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(await send(stage, offerTo(stage), { answer: 'accept' })).toMatchObject({ status: 200 });
});

/** The one private reply so far. */
function repliesIn({ world }: ReturnType<typeof newSlackStage>): string {
  expect(world.chat.replies).toHaveLength(1);
  return world.chat.replies[0]?.text ?? '';
}

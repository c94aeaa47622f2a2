import { expect, test } from 'vitest';
import { CONTACT, MAYA, PRIYA, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, pause, request, resume } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  leavesTeam,
  LENA_MAIL,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  PRIYA_MAIL,
  send,
  TOM_MAIL,
} from '#test/scenario-support/people.ts';
import {
  awaitingStart,
  awaitingStartSoon,
  DAY,
  HOUR,
  offeringAnew,
  offeringAnewSoon,
  startLink,
} from '#test/scenario-support/starts.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const owner = (stage: Stage) => stage.hubspot.value(CONTACT, 'hubspot_owner_id');

test('two days after the acceptance whoever accepted is reminded, once', async () => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  await stage.pass(2 * DAY - 60);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toEqual([]);
  await stage.pass(60);
  const [mail] = mailsTo(stage, MAYA_MAIL, 'start-reminder');
  expect(mail?.subject).toBe('Have you started? Amelia Hart, Northwind Robotics');
  expect(mail?.text).toContain('Tom Okafor is told');
  await stage.rounds(3);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toHaveLength(1);
});

test('a day later their manager is told, and after another day the contract owner has to decide', async () => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  await stage.pass(3 * DAY);
  const [mail] = mailsTo(stage, TOM_MAIL, 'start-overdue');
  expect(mail?.subject).toBe('Maya Chen has not started: Amelia Hart, Northwind Robotics');
  expect(mail?.text).toContain('Lena Fischer decides what happens with it');
  expect(openIncidents(stage)).toEqual([]);
  await stage.pass(DAY);
  expect(openIncidents(stage)).toMatchObject([{ owner: 'lena-fischer', cause: { kind: 'not-started' } }]);
  expect(mailsTo(stage, LENA_MAIL, 'incident-opened')).toHaveLength(1);
});

test.each([
  ['started', {}, { status: 'completed', start: { startedAt: expect.any(String) as unknown } }],
  ['give-to', { person: 'priya-nair' }, { status: 'offered', offer: { to: 'priya-nair' } }],
  ['cancel', {}, { status: 'cancelled' }],
] as const)('who decides may choose “%s”', async (choice, more, expected) => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  await stage.pass(4 * DAY);
  await decide(stage, { choice, ...more });
  expect(handoff(stage)).toMatchObject(expected);
  expect(openIncidents(stage)).toEqual([]);
});

test('whoever accepted may still say that they have begun, and the incident ends', async () => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  await stage.pass(4 * DAY);
  await send(stage, startLink(stage), { answer: 'start' });
  await stage.run();
  expect(handoff(stage).status).toBe('completed');
  expect(openIncidents(stage)).toEqual([]);
});

test('or it is offered to the next, and the record shows the old owner until they accept', async () => {
  const stage = await offered(offeringAnew);
  await accept(stage);
  expect(owner(stage)).toBe(MAYA);
  await stage.pass(3 * DAY);
  expect(mailsTo(stage, TOM_MAIL, 'start-overdue')[0]?.text).toContain(
    'offered to the next who can be asked',
  );
  await stage.pass(DAY);
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
  expect(owner(stage)).toBe(MAYA);
  expect(mailsTo(stage, PRIYA_MAIL, 'offer')[0]?.text).toContain('Maya Chen accepted and did not start');
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'priya-nair' } });
  expect(owner(stage)).toBe(PRIYA);
  expect(openIncidents(stage)).toEqual([]);
});

test('their old link then says the truth', async () => {
  const stage = await offered(offeringAnew);
  const link = offerTo(stage);
  await accept(stage);
  await stage.pass(4 * DAY);
  const { status, body } = await send(stage, link, { answer: 'start' });
  expect(status).toBe(410);
  expect(body).toContain('You accepted Amelia Hart, Northwind Robotics on');
  expect(body).toContain('It is now offered to Priya Nair');
  expect(facts(stage, 'WorkStarted')).toEqual([]);
});

test('a pause of the contract stops the clock, and what was left is left when it ends earlier', async () => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  await stage.pass(DAY);
  await pause(stage, '120h');
  await stage.pass(3 * DAY);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toEqual([]);
  await resume(stage);
  await stage.pass(DAY - 60);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toEqual([]);
  await stage.pass(60);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toHaveLength(1);
});

test('a handoff that is held for another reason is told of, and not offered anew before that is decided', async () => {
  const stage = await offered(offeringAnew);
  stage.hubspot.writeFaults.push({ does: 'answer', status: 403 });
  await accept(stage);
  expect(handoff(stage).status).toBe('held');
  await stage.pass(9 * DAY);
  expect(mailsTo(stage, TOM_MAIL, 'start-overdue')).toHaveLength(1);
  expect(handoff(stage).status).toBe('held');
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  await stage.pass(60);
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
});

test('operators see by when it has to begin, and when it did', async () => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  const { handoffId } = handoff(stage);
  const startBy = '2030-02-02T12:00:00.000Z';
  const list = await request(stage, 'GET', '/operator/handoffs');
  expect(list.answer).toMatchObject({ handoffs: [{ id: handoffId, startBy }] });
  const show = await request(stage, 'GET', `/operator/handoffs/${handoffId}`);
  expect(show.answer).toMatchObject({ summary: { startBy } });
  await decideFor(stage, 'start', handoffId);
  const after = await request(stage, 'GET', `/operator/handoffs/${handoffId}`);
  expect(after.answer).toMatchObject({ summary: { startedAt: '2030-01-31T12:00:02.000Z' } });
});

async function setAgain(stage: Stage): Promise<void> {
  stage.skip(60);
  await setLifecycle(stage, 'lead');
  stage.skip(60);
  await setLifecycle(stage, 'salesqualifiedlead');
}

test('what is handed over once more is asked about once: the old decision ends with its incident', async () => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  await stage.pass(4 * DAY);
  await setAgain(stage);
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['completed', 'offered']);
  expect(openIncidents(stage)).toEqual([]);
  const { body } = await decide(stage, { choice: 'ask-next' });
  expect(body).toContain('There is nothing left to decide.');
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['completed', 'offered']);
});

test('who decides by command is told what to call: nothing failed that could be tried again', async () => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  await stage.pass(4 * DAY);
  const { handoffId } = handoff(stage);
  for (const decision of ['retry', 'release'] as const) {
    const { status, answer } = await decideFor(stage, decision, handoffId);
    expect(status).toBe(409);
    expect(JSON.stringify(answer)).toContain('its start was missed');
  }
  expect(handoff(stage)).toMatchObject({ status: 'held', start: { startedAt: undefined } });
  await decideFor(stage, 'reassign', handoffId);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'nobody-to-ask' } });
});

test.each([
  ['the contract owner decides', awaitingStartSoon, 'held'],
  ['it is offered to the next', offeringAnewSoon, 'offered'],
] as const)(
  'a slow system costs nobody the task: only once they are entered %s',
  async (_, contract, last) => {
    const stage = await offered(contract);
    const limits = Array.from({ length: 100 }, () => ({ does: 'limit', policy: 'DAILY' }) as const);
    stage.hubspot.writeFaults.push(...limits);
    await accept(stage);
    await stage.pass(6 * HOUR);
    expect(handoff(stage)).toMatchObject({ status: 'syncing', ownership: { owner: 'maya-chen' } });
    expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toHaveLength(1);
    expect(mailsTo(stage, TOM_MAIL, 'start-overdue')).toHaveLength(1);
    stage.hubspot.writeFaults.length = 0;
    await stage.pass(2 * HOUR);
    expect(owner(stage)).toBe(MAYA);
    expect(handoff(stage).status).toBe(last);
    expect(openIncidents(stage).map(({ cause }) => cause.kind)).not.toContain('target-deferred');
  },
);

test('whoever has left is mailed no reminder, and their manager is told all the same', async () => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  leavesTeam(stage, 'maya-chen');
  await stage.pass(3 * DAY);
  expect(mailsTo(stage, MAYA_MAIL, 'start-reminder')).toEqual([]);
  expect(mailsTo(stage, TOM_MAIL, 'start-overdue')).toHaveLength(1);
});

test('without a manager who is there the reminder names who is told instead', async () => {
  const stage = await offered(awaitingStart);
  await accept(stage);
  leavesTeam(stage, 'tom-okafor');
  await stage.pass(3 * DAY);
  const [mail] = mailsTo(stage, MAYA_MAIL, 'start-reminder');
  expect(mail?.text).toContain('Lena Fischer is told');
  expect(mailsTo(stage, LENA_MAIL, 'start-overdue')).toHaveLength(1);
});

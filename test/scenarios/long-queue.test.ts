import { expect, test } from 'vitest';
import { connectorMessageSchema } from '#adapters/sqs/messages.ts';
import { facts, handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { acceptAll, offeredMany } from '#test/scenario-support/many.ts';
import { request } from '#test/scenario-support/operator.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

/** Half an hour of a system that takes a message every fifty seconds. */
const MANY = 36;
const SECONDS_EACH = 50;
const ROUNDS = 6;

/** All accepted at once; a worker takes one message after the other. */
async function inSlowQueue(count: number, secondsEach = SECONDS_EACH): Promise<Stage> {
  const stage = await offeredMany(count);
  stage.mailbox.secondsEach = secondsEach;
  await acceptAll(stage);
  return stage;
}

/** Handoffs whose system was asked for more than once. */
function sentTwice({ mailbox }: Stage): number {
  const asked = mailbox.sentToSystems
    .map(({ body }) => connectorMessageSchema.parse(body))
    .filter(({ work }) => work === 'sync')
    .map(({ handoffId }) => handoffId);
  return asked.length - new Set(asked).size;
}

test('however long a queue that moves is, nothing in it is late, sent twice, begun again or held', async () => {
  const stage = await inSlowQueue(MANY);
  await stage.rounds(ROUNDS);
  expect(handoffs(stage).filter(({ status }) => status === 'syncing').length).toBeLessThan(MANY / 10);
  await stage.rounds(ROUNDS);
  expect(handoffs(stage).every(({ status }) => status === 'completed')).toBe(true);
  expect(facts(stage, 'StepOverdue')).toEqual([]);
  expect(handoffs(stage).every(({ workflow }) => workflow.run === 1)).toBe(true);
  expect(sentTwice(stage)).toBe(0);
  expect(incidents(stage)).toEqual([]);
  // One look, or a few: not one for each five minutes.
  expect(facts(stage, 'TargetQueued').length).toBeLessThan(3 * MANY);
});

test('a queue that stops is found out in the usual time by what was to be next', async () => {
  const stage = await inSlowQueue(MANY / 2);
  await stage.rounds(2);
  stage.mailbox.isStopped = true;
  await stage.rounds(2);
  expect(facts(stage, 'StepOverdue').length).toBeGreaterThan(0);
  await stage.rounds(2);
  expect(incidents(stage)[0]).toMatchObject({ cause: { kind: 'infrastructure', step: 'sync' } });
  stage.mailbox.isStopped = false;
  stage.mailbox.secondsEach = 0;
  await stage.rounds(12);
  expect(handoffs(stage).every(({ status }) => status === 'completed')).toBe(true);
});

test('a queue that stands still from the beginning makes its handoffs late, and holds them, as ever', async () => {
  const stage = await offeredMany(2);
  stage.mailbox.isStopped = true;
  await acceptAll(stage);
  await stage.rounds(1);
  expect(facts(stage, 'StepOverdue')).toMatchObject([{ count: 1 }, { count: 1 }]);
  await stage.rounds(8);
  expect(handoffs(stage).every(({ status }) => status === 'held')).toBe(true);
  expect(facts(stage, 'TargetQueued')).toEqual([]);
});

test('a worker that only fails moves nothing', async () => {
  const stage = await offeredMany(MANY / 3);
  stage.systemOfRecord = {
    ...stage.hubspot.connector(),
    read: () => Promise.reject(new Error('a defect')),
  };
  stage.mailbox.secondsEach = SECONDS_EACH;
  await acceptAll(stage);
  await stage.rounds(2);
  expect(stage.world.queueProgress.size).toBe(0);
  expect(facts(stage, 'StepOverdue').length).toBeGreaterThan(0);
  stage.errors.length = 0;
  stage.systemOfRecord = undefined;
});

test('a message that was lost is late once the queue has come past it', async () => {
  const stage = await offeredMany(MANY / 2);
  stage.mailbox.secondsEach = SECONDS_EACH;
  await acceptAll(stage);
  const [, lost] = stage.mailbox.waiting().filter(({ lambda }) => lambda === 'sync-target');
  if (lost === undefined) throw new Error('nothing waits');
  stage.mailbox.take(lost);
  const { handoffId } = connectorMessageSchema.parse(lost.body);
  await stage.rounds(10);
  expect(facts(stage, 'StepOverdue')).toHaveLength(1);
  expect(sentTwice(stage)).toBeGreaterThan(0);
  expect(handoffs(stage).find((one) => one.handoffId === handoffId)?.status).toBe('completed');
  expect(incidents(stage)).toEqual([]);
});

test('whoever looks is told that it is in the queue', async () => {
  const stage = await inSlowQueue(MANY / 3);
  await stage.rounds(1);
  const waiting = handoffs(stage).filter(({ status }) => status === 'syncing');
  const [first] = waiting;
  const listed = await request(stage, 'GET', '/operator/handoffs');
  expect(JSON.stringify(listed.answer).split('"waitsIn":"in the queue for HubSpot"')).toHaveLength(
    waiting.length + 1,
  );
  const shown = await request(stage, 'GET', `/operator/handoffs/${first?.handoffId ?? ''}`);
  expect(shown.answer).toMatchObject({ summary: { waitsIn: 'in the queue for HubSpot' } });
});

test('of a queue that takes more than an hour somebody is told once, and no more when it is done', async () => {
  const stage = await inSlowQueue(MANY, 150);
  await stage.rounds(17);
  expect(openIncidents(stage)).toMatchObject([
    { cause: { kind: 'target-deferred', target: 'hubspot', because: 'in-queue' } },
  ]);
  await stage.rounds(24);
  expect(handoffs(stage).every(({ status }) => status === 'completed')).toBe(true);
  expect(incidents(stage)).toMatchObject([{ status: 'resolved' }]);
  expect(facts(stage, 'StepOverdue')).toEqual([]);
});

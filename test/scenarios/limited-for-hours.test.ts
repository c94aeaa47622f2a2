import { expect, test } from 'vitest';
import { MAYA, TOM } from '#test/scenario-support/crm.ts';
import { ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, decide } from '#test/scenario-support/people.ts';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** One that goes on, and those that a wake and its stream queued before they saw that another had put the target off. */
const WAITING_AT_MOST = 4;

const limits: readonly HubSpotFault[] = Array.from({ length: 10_000 }, () => ({
  does: 'limit',
  policy: 'SECONDLY',
}));

async function limitedReads(): Promise<Stage> {
  const stage = await offered();
  stage.hubspot.readFaults.push(...limits);
  await accept(stage);
  return stage;
}

async function limitedWrites(): Promise<Stage> {
  const stage = await offered();
  stage.hubspot.writeFaults.push(...limits);
  stage.hubspot.reflectFaults.push(...limits);
  await accept(stage);
  return stage;
}

/** A write whose answer was lost, then a cancel that cannot read what it did. */
async function limitedCancel(): Promise<Stage> {
  const stage = await offered();
  stage.hubspot.writeFaults.push({ does: 'time out' });
  await accept(stage);
  stage.hubspot.readFaults.push(...limits);
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  return stage;
}

function endLimits({ hubspot }: Stage): void {
  for (const faults of [hubspot.readFaults, hubspot.writeFaults, hubspot.reflectFaults]) faults.length = 0;
}

/** The most messages to the connector that waited at any look, one each five minutes. */
async function mostWaiting(stage: Stage, seconds: number, look: () => Promise<void>): Promise<number> {
  let most = 0;
  for (let passed = 0; passed < seconds; passed += 5 * MINUTE) {
    await look();
    const waiting = stage.mailbox.waiting().filter(({ lambda }) => lambda === 'sync-target');
    most = Math.max(most, waiting.length);
  }
  return most;
}

const limited = [
  ['limited reads', limitedReads, 'completed', MAYA],
  ['limited writes', limitedWrites, 'completed', MAYA],
  ['a cancel whose look is limited', limitedCancel, 'cancelled', TOM],
] as const;

test.each(limited)('%s: hours of it do not multiply the messages', async (_, begin, status, owner) => {
  const stage = await begin();
  expect(await mostWaiting(stage, 8 * HOUR, () => stage.pass(5 * MINUTE))).toBeLessThanOrEqual(
    WAITING_AT_MOST,
  );
  endLimits(stage);
  await stage.pass(HOUR);
  expect(handoff(stage).status).toBe(status);
  expect(ownerShown(stage)).toBe(owner);
  expect(stage.mailbox.waiting().filter(({ lambda }) => lambda === 'sync-target')).toEqual([]);
});

test.each(limited)('%s: with the watchdog alone it goes on too', async (_, begin, status, owner) => {
  const stage = await begin();
  stage.isStreamPaused = true;
  expect(await mostWaiting(stage, 8 * HOUR, () => stage.rounds(1))).toBeLessThanOrEqual(WAITING_AT_MOST);
  endLimits(stage);
  await stage.rounds(12);
  expect(handoff(stage).status).toBe(status);
  expect(ownerShown(stage)).toBe(owner);
});

/** As if the worker had died between its commit and putting its message back, and the queue had lost it too. */
function loseMessages(stage: Stage): void {
  for (const letter of stage.mailbox.waiting())
    if (letter.lambda === 'sync-target') stage.mailbox.take(letter);
}

test('the message of a target that was put off is lost: the end of the wait brings another', async () => {
  const stage = await limitedReads();
  loseMessages(stage);
  endLimits(stage);
  await stage.pass(MINUTE);
  expect(handoff(stage).status).toBe('completed');
});

test('its timer is lost too, and the stream is paused: the watchdog brings another', async () => {
  const stage = await limitedReads();
  stage.isStreamPaused = true;
  loseMessages(stage);
  stage.world.timers.clear();
  endLimits(stage);
  await stage.rounds(3);
  expect(handoff(stage).status).toBe('completed');
});

test('a cancel that cannot be looked after for hours is told once', async () => {
  const stage = await limitedCancel();
  await stage.pass(8 * HOUR);
  expect(handoff(stage).status).toBe('cancelling');
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'target-deferred', because: 'SECONDLY' } }]);
  expect(facts(stage, 'TargetDeferred').filter(({ isLong }) => isLong)).toHaveLength(1);
});

test('what its incident offers is not refused, and its end ends the incident', async () => {
  const stage = await limitedCancel();
  await stage.pass(2 * HOUR);
  const { status } = await decide(stage, { choice: 'cancel' });
  expect(status).toBe(200);
  endLimits(stage);
  await stage.pass(HOUR);
  expect(handoff(stage).status).toBe('cancelled');
  expect(openIncidents(stage)).toEqual([]);
});

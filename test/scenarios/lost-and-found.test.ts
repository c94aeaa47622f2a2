import { expect, test } from 'vitest';
import { CONTACT, MAYA, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  decline,
  LENA_MAIL,
  MAYA_MAIL,
  mailsTo,
  offerTo,
  send,
  sendUntilAnswered,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const ROUNDS = 3;

function expectWhole(stage: Stage): void {
  expect(handoff(stage).status).toBe('completed');
  expect(stage.hubspot.history(CONTACT, 'hubspot_owner_id').filter(({ by }) => by === 'baton')).toHaveLength(
    1,
  );
  expect(stage.hubspot.value(CONTACT, 'hubspot_owner_id')).toBe(MAYA);
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
  expect(openIncidents(stage)).toEqual([]);
}

function stopExecutions({ world }: Stage): void {
  for (const execution of world.executions.values()) execution.status = 'stopped';
}

test('an execution that was stopped while somebody is asked: the answer still counts', async () => {
  const stage = await offered();
  stopExecutions(stage);
  await accept(stage);
  await stage.rounds(ROUNDS);
  expectWhole(stage);
});

test('an execution that was stopped before it began to ask', async () => {
  const stage = newStage();
  stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead' }, '98002');
  await setLifecycleAndStop(stage);
  await stage.rounds(ROUNDS);
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
  await accept(stage);
  expectWhole(stage);
});

async function setLifecycleAndStop(stage: Stage): Promise<void> {
  stage.isStreamPaused = true;
  await setLifecycle(stage, 'salesqualifiedlead');
  stage.isStreamPaused = false;
  await stage.runUntil(() => stage.world.executions.size > 0);
  stopExecutions(stage);
}

test('an execution that was stopped while writing', async () => {
  const stage = await offered();
  stage.hubspot.writeFaults.push({ does: 'time out' });
  await accept(stage);
  stopExecutions(stage);
  await stage.rounds(ROUNDS);
  expectWhole(stage);
});

test('a wait token that was lost before the acceptance: what is owed is written all the same', async () => {
  const stage = await offered();
  stage.world.tokens.clear();
  await accept(stage);
  await stage.rounds(ROUNDS);
  expectWhole(stage);
  expect(stage.workflow.running()).toEqual([]);
});

test('a wait token that was lost before another answer: the next run takes it from there', async () => {
  const stage = await offered();
  stage.world.tokens.clear();
  await decline(stage);
  await stage.rounds(ROUNDS);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'declined' }, workflow: { run: 2 } });
  expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(1);
});

test('a step that needs a new run is an incident meanwhile, and its owner is told', async () => {
  const stage = await offered();
  stage.world.tokens.clear();
  await decline(stage);
  await stage.rounds(ROUNDS);
  expect(incidents(stage).map(({ cause, status }) => [cause.kind, status])).toEqual([
    ['infrastructure', 'resolved'],
    ['declined', 'open'],
  ]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(2);
});

test('a timer that was deleted: the watchdog ends the offer', async () => {
  const stage = await offered();
  stage.world.timers.clear();
  await stage.pass(4 * 60 * 60);
  expect(handoff(stage).status).toBe('offered');
  await stage.rounds(ROUNDS);
  expect(facts(stage, 'OfferExpired')).toHaveLength(1);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'expired' } });
});

test('a connector message that was lost is sent again without a new run', async () => {
  const stage = await offered();
  await send(stage, offerTo(stage), { answer: 'accept' });
  await stage.runUntil(() => stage.mailbox.waiting().some(isSync));
  for (const letter of stage.mailbox.waiting()) stage.mailbox.take(letter);
  await stage.rounds(ROUNDS);
  expectWhole(stage);
  expect(handoff(stage).workflow.run).toBe(1);
});

function isSync({ body }: { readonly body: unknown }): boolean {
  return JSON.stringify(body).includes('"work":"sync"');
}

test('with the stream paused all the time, the watchdog alone brings it to its end', async () => {
  const stage = newStage();
  stage.isStreamPaused = true;
  await setLifecycle(stage, 'salesqualifiedlead');
  await stage.rounds(ROUNDS);
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
  await sendUntilAnswered(stage, offerTo(stage), { answer: 'accept' });
  await stage.rounds(ROUNDS);
  expectWhole(stage);
});

test('when the stream comes back with all its old hints, nothing happens twice', async () => {
  const stage = await offered();
  stage.isStreamPaused = true;
  await accept(stage);
  await stage.rounds(ROUNDS);
  const before = stage.hubspot.requests.length;
  stage.isStreamPaused = false;
  await stage.run();
  expectWhole(stage);
  expect(stage.hubspot.requests.length - before).toBeLessThanOrEqual(1);
});

test('an Advance that dies breaks the run off, and the watchdog starts the next', async () => {
  const stage = await offered();
  stage.skip(4 * 60 * 60);
  await stage.runUntil(() => stage.workflow.running().some(({ state }) => state === 'Advance'));
  stage.fates.crashes.push({ at: stage.fates.calls.length + 1, moment: 'before' });
  await stage.run();
  expect([...stage.workflow.executions.values()]).toMatchObject([{ ended: 'failed' }]);
  await stage.rounds(ROUNDS);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'expired' } });
});

test('a failure that the platform tells again, because our answer was lost, is counted once', async () => {
  const stage = await offered();
  const { handoffId } = handoff(stage);
  const told = { handoffId, run: 1, failed: 'offer', visit: '2030-01-31T12:00:00.000Z' };
  for (let retry = 0; retry < 4; retry += 1) {
    const answer = await stage.invoke('advance-handoff', told);
    expect(answer).toEqual({ outcome: 'answered', answer: { next: 'offer' } });
  }
  expect(facts(stage, 'StepFailed')).toHaveLength(1);
});

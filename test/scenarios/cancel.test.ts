import { expect, test } from 'vitest';
import { CONTACT, MAYA, TOM } from '#test/scenario-support/crm.ts';
import { ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import { showAnswerSchema } from '#domain/operator/summary.ts';
import { accept, look, MAYA_MAIL, mailsTo, offerTo } from '#test/scenario-support/people.ts';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const cancel = async (stage: Stage) => decideFor(stage, 'cancel', handoff(stage).handoffId);

/** Accepted, with a write under way of which nobody knows how it ends. */
async function writing(fault: HubSpotFault): Promise<Stage> {
  const stage = await offered();
  stage.hubspot.writeFaults.push(fault);
  stage.hubspot.readFaults.push();
  await accept(stage);
  return stage;
}

test('cancelled while somebody is asked: the link says so, no owner was written, no reminder comes', async () => {
  const stage = await offered();
  expect((await cancel(stage)).status).toBe(200);
  expect(handoff(stage).status).toBe('cancelled');
  expect((await look(stage, offerTo(stage))).body).toContain('This was taken back');
  await accept(stage);
  await stage.pass(5 * 60 * 60);
  expect(ownerShown(stage)).toBe(TOM);
  expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(1);
  await stage.rounds(2);
  expect(stage.workflow.running()).toEqual([]);
});

test('cancelled while a write is under way that did not happen: read back after the lease, then over', async () => {
  const stage = await writing({ does: 'time out' });
  await cancel(stage);
  expect(handoff(stage).status).toBe('cancelling');
  await stage.pass(5 * 60);
  expect(handoff(stage).status).toBe('cancelled');
  expect(facts(stage, 'AttemptFailed')).toMatchObject([{ because: 'not-applied' }]);
  expect(stage.hubspot.ownerWrites()).toHaveLength(1);
  expect(ownerShown(stage)).toBe(TOM);
});

test('cancelled while a write is under way that happens late: the log says that it was written', async () => {
  const stage = await writing({ does: 'time out' });
  await cancel(stage);
  const [late] = stage.hubspot.ownerWrites();
  stage.hubspot.set(CONTACT, late?.properties ?? {}, 'baton');
  await stage.pass(5 * 60);
  expect(handoff(stage).status).toBe('cancelled');
  expect(facts(stage, 'TargetVerified')).toHaveLength(1);
  expect(ownerShown(stage)).toBe(MAYA);
});

test('cancelled while a write is under way that nobody may read any more: over, and its end is not known', async () => {
  const stage = await writing({ does: 'time out' });
  await cancel(stage);
  const [late] = stage.hubspot.ownerWrites();
  stage.hubspot.set(CONTACT, late?.properties ?? {}, 'baton');
  stage.hubspot.readFaults.push({ does: 'answer', status: 403 });
  await stage.pass(5 * 60);
  expect(handoff(stage).status).toBe('cancelled');
  expect(ownerShown(stage)).toBe(MAYA);
  const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoff(stage).handoffId}`);
  const told = showAnswerSchema.parse(answer).story.map(({ sentence }) => sentence);
  expect(told).toContainEqual(
    expect.stringMatching(/^HubSpot cannot be read back: .* What became of write no\. 1 is not known\.$/),
  );
  expect(told.join()).not.toMatch(/write HubSpot failed/);
});

test('cancelled with a write under way and the stream paused: the watchdog ends it', async () => {
  const stage = await writing({ does: 'time out' });
  stage.isStreamPaused = true;
  await cancel(stage);
  await stage.rounds(5);
  expect(handoff(stage).status).toBe('cancelled');
  expect(openIncidents(stage)).toEqual([]);
});

test('what is over cannot be cancelled, and the operator is told why', async () => {
  const stage = await offered();
  await accept(stage);
  expect(await cancel(stage)).toMatchObject({ status: 409 });
});

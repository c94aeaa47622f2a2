import { expect, test } from 'vitest';
import { show } from '#cli/commands/show.ts';
import { styleFor } from '#cli/output/style.ts';
import { showAnswerSchema } from '#domain/operator/summary.ts';
import { CONTACT, PRIYA } from '#test/scenario-support/crm.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import {
  asanaTarget,
  contractOver,
  halfWrittenUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const contract = contractOver(asanaTarget, salesforceTarget);

/** What `baton show` prints. */
async function shown(stage: Stage): Promise<string> {
  const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoff(stage).handoffId}`);
  const { text } = await show({ show: async () => showAnswerSchema.parse(answer) }, 'h1');
  return text(styleFor(false));
}

async function takenBack(stage: Stage): Promise<Stage> {
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(60);
  return stage;
}

test('what was taken back everywhere reads as the end that somebody chose', async () => {
  const text = await shown(await takenBack(await halfWrittenUnder(contract)));
  expect(text).toMatch(/status +taken back in every system/);
  expect(text).toMatch(/hubspot +shows what stood there before \(2 attempts\)/);
  expect(text).toMatch(/asana +shows what stood there before/);
  expect(text).toMatch(/salesforce +not written/);
  expect(text).toContain('Taken back in every system that Baton wrote: each shows what stood there before.');
  expect(text).not.toMatch(/not verified|owner not written/);
});

test('what somebody else has changed is named, and where it is back', async () => {
  const stage = await halfWrittenUnder(contract);
  stage.hubspot.set(CONTACT, { hubspot_owner_id: PRIYA }, '98004');
  const text = await shown(await takenBack(stage));
  expect(text).toMatch(/status +held/);
  expect(text).toMatch(/hubspot +left: somebody else has changed it/);
  expect(text).toMatch(/asana +shows what stood there before/);
  expect(text).toContain('Taken back, but not in every system that Baton wrote.');
});

test('left as it is then, it says where it was not taken back', async () => {
  const stage = await halfWrittenUnder(contract);
  stage.hubspot.set(CONTACT, { hubspot_owner_id: PRIYA }, '98004');
  await takenBack(stage);
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  await stage.pass(60);
  expect(await shown(stage)).toMatch(/status +taken back, but not in hubspot/);
});

test('while it is done it says what is still to be taken back', async () => {
  const stage = await halfWrittenUnder(contract);
  stage.isStreamPaused = true;
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  const text = await shown(stage);
  expect(text).toMatch(/status +rolling-back/);
  expect(text).toMatch(/hubspot +to be taken back/);
});

test('what was cancelled without being taken back says no more than that', async () => {
  const stage = await halfWrittenUnder(contract);
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  expect(await shown(stage)).toMatch(/status +cancelled\n/);
});

test('what is entered once more after it was taken back shows its owner again', async () => {
  const stage = await halfWrittenUnder({ ...contract, whenPartial: 'roll-back' });
  await stage.pass(60);
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  await stage.pass(60);
  const text = await shown(stage);
  expect(text).toMatch(/status +completed/);
  expect(text).not.toContain('stood there before (');
});

import { expect, test } from 'vitest';
import { deliver, stageEvent } from '#test/scenario-support/crm.ts';
import { CLIENT_SECRET_NAME } from '#test/scenario-support/lambdas.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

function expectNothingKept(stage: Stage): void {
  expect(stage.mailbox.waiting()).toEqual([]);
  expect(stage.world.commits.size + stage.world.receipts.size + stage.world.texts.size).toBe(0);
}

test('a forged signature is refused and leaves nothing', async () => {
  const stage = newStage();
  const body = JSON.stringify([stageEvent(stage)]);
  const { status } = await deliver(stage, body, { 'x-hubspot-signature-v3': 'bm90IG91cnM=' });
  expect(status).toBe(401);
  expectNothingKept(stage);
});

test('a signature that was right six minutes ago is refused and leaves nothing', async () => {
  const stage = newStage();
  const old = String(Date.parse(stage.now()) - 6 * 60 * 1000);
  const { status } = await deliver(stage, '[]', { 'x-hubspot-request-timestamp': old });
  expect(status).toBe(401);
  expectNothingKept(stage);
});

test('while our secret is unset, the sender is told to come again', async () => {
  const stage = newStage();
  stage.world.secrets.delete(CLIENT_SECRET_NAME);
  const { status } = await deliver(stage, JSON.stringify([stageEvent(stage)]));
  expect(status).toBe(503);
  expectNothingKept(stage);
});

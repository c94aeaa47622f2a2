import { expect, test } from 'vitest';
import { facts, handoff, handoffs } from '#test/scenario-support/looking.ts';
import { acceptAll, offeredMany } from '#test/scenario-support/many.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const HOUR = 60 * 60;
const FEW = 5;

/** Down for long: the next probe comes in many minutes. */
async function downForLong(): Promise<Stage> {
  const stage = await offeredMany(FEW);
  stage.hubspot.outage = { does: 'time out' };
  await acceptAll(stage);
  await stage.pass(HOUR);
  stage.hubspot.requests.length = 0;
  return stage;
}

test('an operator has a system looked at now: what waits for it goes on when it is back', async () => {
  const stage = await downForLong();
  stage.hubspot.outage = undefined;
  const [first] = handoffs(stage);
  const { status } = await decideFor(stage, 'retry', first?.handoffId ?? '');
  expect(status).toBe(200);
  const [now] = handoffs(stage);
  expect(now?.status).toBe('completed');
  const asked = facts(stage, 'DeferralEnded').filter(({ textId }) => textId !== undefined);
  expect(asked).toMatchObject([{ target: 'hubspot' }]);
});

test('that is one request, whatever waits, and the wait goes on after it while the system is down', async () => {
  const stage = await downForLong();
  const [first, second] = handoffs(stage);
  await decideFor(stage, 'retry', first?.handoffId ?? '');
  expect(stage.hubspot.requests).toHaveLength(1);
  expect(stage.world.health.get('hubspot')?.circuit).toMatchObject({ kind: 'open', because: 'down' });
  await decideFor(stage, 'retry', second?.handoffId ?? '');
  expect(stage.hubspot.requests).toHaveLength(2);
  expect(handoffs(stage).every(({ status }) => status === 'syncing')).toBe(true);
  expect(facts(stage, 'AttemptFailed').length).toBeLessThan(3);
});

test('what waits for no system cannot be tried again', async () => {
  const stage = await offered();
  const { status, answer } = await decideFor(stage, 'retry', handoff(stage).handoffId);
  expect(status).toBe(409);
  expect(answer).toMatchObject({ error: { word: 'not-held' } });
  await accept(stage);
});

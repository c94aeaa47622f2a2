import { expect, test } from 'vitest';
import { facts, handoffs, incidents } from '#test/scenario-support/looking.ts';
import { acceptAll, offeredMany } from '#test/scenario-support/many.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const burst = { does: 'limit', policy: 'SECONDLY' } as const;
const MANY = 10;
/** HubSpot's short limit ends after so long, if it does not say otherwise. */
const WINDOW_SECONDS = 10;

/** When HubSpot is asked for anything, and where in time that limit was met. */
function askedAt(stage: Stage): readonly number[] {
  const times: number[] = [];
  const connector = stage.hubspot.connector();
  const noted = <Answer>(answer: Answer): Answer => {
    times.push(Date.parse(stage.now()) / 1000);
    return answer;
  };
  stage.systemOfRecord = {
    ...connector,
    read: (...given) => noted(connector.read(...given)),
    write: (...given) => noted(connector.write(...given)),
  };
  return times;
}

test('what one met of a short limit, the others need not meet: nobody asks before it is over', async () => {
  const stage = await offeredMany(MANY);
  stage.hubspot.readFaults.push(burst);
  const times = askedAt(stage);
  await acceptAll(stage);
  const [met = 0, next = 0] = times;
  expect(next - met).toBeGreaterThanOrEqual(WINDOW_SECONDS);
  await stage.pass(5 * 60);
  expect(handoffs(stage).every(({ status }) => status === 'completed')).toBe(true);
  expect(facts(stage, 'TargetDeferred')).toHaveLength(1);
  expect(facts(stage, 'AttemptFailed')).toEqual([]);
  expect(incidents(stage)).toEqual([]);
});

test('a lock is a record’s own matter: the others go on', async () => {
  const stage = await offeredMany(2);
  const connector = stage.hubspot.connector();
  let isLocked = true;
  stage.systemOfRecord = {
    ...connector,
    read: async (...given) => {
      if (!isLocked) return connector.read(...given);
      isLocked = false;
      return { kind: 'deferred', because: 'LOCKED', afterSeconds: 2 };
    },
  };
  await acceptAll(stage);
  expect(stage.world.health.size).toBe(0);
});

test('while no limit is met nothing is kept of it', async () => {
  const stage = await offered();
  await accept(stage);
  expect(stage.fates.calls.filter(({ call }) => call === 'health.put')).toEqual([]);
});

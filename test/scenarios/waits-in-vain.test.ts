import { expect, test } from 'vitest';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const skip = (stage: Stage, target: string) =>
  decideFor(stage, 'skip-target', handoff(stage).handoffId, { target });
const cancel = (stage: Stage) => decideFor(stage, 'cancel', handoff(stage).handoffId);

/** What became of the one write nobody knows, and from then on HubSpot is down. */
async function unanswered(): Promise<Stage> {
  const stage = await offered();
  stage.hubspot.writeFaults.push({ does: 'time out' });
  await accept(stage);
  stage.hubspot.outage = { does: 'answer', status: 503 };
  return stage;
}

test('what waits for a system that is down goes on without it, once somebody was told', async () => {
  const stage = await unanswered();
  expect(await skip(stage, 'hubspot')).toMatchObject({
    status: 409,
    answer: { error: { word: 'not-held' } },
  });
  await stage.pass(HOUR);
  expect(handoff(stage)).toMatchObject({ status: 'syncing', targets: { hubspot: { plan: {} } } });
  expect(await skip(stage, 'hubspot')).toMatchObject({ status: 200 });
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(handoff(stage).status).toBe('completed');
  expect(facts(stage, 'HandoffCompleted')).toMatchObject([{ without: ['hubspot'] }]);
  expect(openIncidents(stage)).toEqual([]);
  expect(stage.workflow.running()).toEqual([]);
});

test('a cancel that waits for it is ended by asking once more, and the log says what is not known', async () => {
  const stage = await unanswered();
  await cancel(stage);
  await stage.pass(HOUR);
  expect(handoff(stage).status).toBe('cancelling');
  await cancel(stage);
  expect(handoff(stage).status).toBe('cancelled');
  expect(facts(stage, 'ReadBackGivenUp')).toMatchObject([{ target: 'hubspot', attempt: 1 }]);
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(openIncidents(stage)).toEqual([]);
  expect(stage.workflow.running()).toEqual([]);
});

test('the same word twice at once ends nothing that was not tried', async () => {
  const stage = await unanswered();
  await stage.pass(HOUR);
  await cancel(stage);
  await cancel(stage);
  expect(handoff(stage).status).toBe('cancelling');
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(handoff(stage).status).toBe('cancelled');
  expect(facts(stage, 'ReadBackGivenUp')).toEqual([]);
});

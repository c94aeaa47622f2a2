import { expect, test } from 'vitest';
import { MAYA } from '#test/scenario-support/crm.ts';
import { acceptedWith, ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept } from '#test/scenario-support/people.ts';

const burst = { does: 'limit', policy: 'SECONDLY' } as const;

test('waiting for a limit is not an attempt: five 429 in a row end in VERIFIED', async () => {
  const stage = await acceptedWith(burst, burst, burst, burst, burst);
  expect(handoff(stage).status).toBe('completed');
  expect(facts(stage, 'TargetDeferred')).toHaveLength(5);
  expect(facts(stage, 'AttemptFailed')).toEqual([]);
  expect(openIncidents(stage)).toEqual([]);
});

test('a 429 on reading is no attempt either', async () => {
  const stage = await offered();
  stage.hubspot.readFaults.push(burst, burst, burst, burst);
  await accept(stage);
  await stage.pass(5 * 60);
  expect(handoff(stage).status).toBe('completed');
  expect(facts(stage, 'TargetPlanned')).toHaveLength(1);
});

test('the daily limit is waited for with a timer, and nothing is overdue meanwhile', async () => {
  const stage = await offered();
  stage.hubspot.writeFaults.push({ does: 'limit', policy: 'DAILY' }, { does: 'limit', policy: 'DAILY' });
  await accept(stage);
  await stage.rounds(20);
  expect(handoff(stage)).toMatchObject({ status: 'syncing', workflow: { run: 1, overdue: 0 } });
  await stage.rounds(5);
  expect(handoff(stage).status).toBe('completed');
  expect(ownerShown(stage)).toBe(MAYA);
});

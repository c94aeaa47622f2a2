import { expect, test } from 'vitest';
import { CONTACT, MAYA } from '#test/scenario-support/crm.ts';
import { acceptedWith, ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept, decide, LENA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

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

const HOUR = 60 * 60;

/** A stage whose owner writes are limited for ever, two hours after the acceptance. */
async function limitedForHours(): Promise<Stage> {
  const stage = await offered();
  stage.hubspot.writeFaults.push(...Array.from({ length: 1000 }, () => burst));
  await accept(stage);
  await stage.pass(2 * HOUR);
  return stage;
}

test('a limit that does not end is told once, and the handoff goes on waiting', async () => {
  const stage = await limitedForHours();
  expect(handoff(stage).status).toBe('syncing');
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'target-deferred', because: 'SECONDLY' } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
  expect(facts(stage, 'AttemptFailed')).toEqual([]);
});

test('the longer it lasts, the seldomer it is tried', async () => {
  const stage = await limitedForHours();
  const before = facts(stage, 'TargetDeferred').length;
  expect(before).toBeLessThan(25);
  await stage.pass(2 * HOUR);
  expect(facts(stage, 'TargetDeferred').length - before).toBeLessThan(20);
});

test('its end ends the incident by itself', async () => {
  const stage = await limitedForHours();
  stage.hubspot.writeFaults.length = 0;
  await stage.pass(HOUR);
  expect(handoff(stage).status).toBe('completed');
  expect(incidents(stage)).toMatchObject([{ status: 'resolved' }]);
  expect(stage.hubspot.value(CONTACT, 'baton_state')).toBe('completed');
});

test('whoever is told may cancel what waits', async () => {
  const stage = await limitedForHours();
  await decide(stage, { choice: 'cancel' });
  expect(handoff(stage).status).toBe('cancelled');
  expect(openIncidents(stage)).toEqual([]);
});

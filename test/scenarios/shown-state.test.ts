import { expect, test } from 'vitest';
import { CONTACT, setLifecycle } from '#test/scenario-support/crm.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { accept, LENA_MAIL, mailsTo, offerTo, send } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const forbidden = { does: 'answer', status: 403 } as const;
const shown = (stage: Stage): string => stage.hubspot.value(CONTACT, 'baton_state');

test('a state that cannot be shown opens an incident and holds nothing', async () => {
  const stage = newStage();
  stage.hubspot.reflectFaults.push(forbidden);
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(handoff(stage).status).toBe('offered');
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'reflect-failed' } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
});

test('the next state that can be shown ends that incident', async () => {
  const stage = newStage();
  stage.hubspot.reflectFaults.push(forbidden);
  await setLifecycle(stage, 'salesqualifiedlead');
  await accept(stage);
  await stage.pass(120);
  expect(shown(stage)).toBe('completed');
  expect(openIncidents(stage)).toEqual([]);
});

test('a passing fault is tried again', async () => {
  const stage = newStage();
  stage.hubspot.reflectFaults.push(
    { does: 'answer', status: 503 },
    { does: 'limit', policy: 'SECONDLY' },
    { does: 'time out' },
  );
  await setLifecycle(stage, 'salesqualifiedlead');
  await stage.pass(10 * 60);
  expect(shown(stage)).toBe('offered');
  expect(openIncidents(stage)).toEqual([]);
});

test('a message that comes late shows the present state, never an old one', async () => {
  const stage = newStage();
  stage.hubspot.reflectFaults.push({ does: 'answer', status: 503 });
  await setLifecycle(stage, 'salesqualifiedlead');
  await accept(stage);
  await stage.pass(10 * 60);
  const states = stage.hubspot.history(CONTACT, 'baton_state').map(({ value }) => value);
  expect(states[0]).toBe('completed');
  expect(states).not.toContain('offered');
});

test('states that were skipped while nobody looked are not caught up', async () => {
  const stage = await offered();
  await send(stage, offerTo(stage), { answer: 'accept' });
  const before = stage.hubspot.requests.length;
  stage.isStreamPaused = true;
  await stage.rounds(3);
  stage.isStreamPaused = false;
  await stage.pass(60);
  expect(shown(stage)).toBe('completed');
  expect(
    stage.hubspot.requests.slice(before).filter(({ properties }) => 'baton_state' in properties).length,
  ).toBeLessThanOrEqual(2);
});

test('an acceptance is shown by the write of the owner, and by what becomes of it', async () => {
  const stage = await offered();
  stage.hubspot.writeFaults.push(forbidden);
  await accept(stage);
  await stage.pass(60);
  expect(handoff(stage).status).toBe('held');
  expect(shown(stage)).toBe('held');
  expect(stage.hubspot.history(CONTACT, 'baton_state').map(({ value }) => value)).toEqual([
    'held',
    'offered',
  ]);
});

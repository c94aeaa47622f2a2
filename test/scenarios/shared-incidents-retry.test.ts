import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import {
  decide,
  decisionTo,
  LENA_MAIL,
  look,
  mailsTo,
  OPS_MAIL,
  TOM_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { LEAD, OPPORTUNITY, stageOfTwo } from '#test/scenario-support/two-owners.ts';

const told = (stage: Stage) => [LENA_MAIL, TOM_MAIL, OPS_MAIL].map((to) => mailsTo(stage, to).length);
const shown = (stage: Stage, contact: string): string => stage.hubspot.value(contact, 'baton_state');
const forbidden = { does: 'answer', status: 403 } as const;
const retry = { choice: 'retry' };

/** From now on HubSpot forbids to be shown any state; until it is allowed again. */
function forbid({ hubspot }: Stage): void {
  hubspot.reflectFaults.push(...Array<typeof forbidden>(100).fill(forbidden));
}

function allow({ hubspot }: Stage): void {
  hubspot.reflectFaults.length = 0;
}

/** One handoff of each of these values, none of which HubSpot lets itself be shown. */
async function notShown(stage: Stage, ...values: readonly string[]): Promise<Stage> {
  forbid(stage);
  for (const [index, value] of values.entries()) {
    const contact = String(501 + index);
    seedContact(stage, contact);
    await setLifecycle(stage, value, contact);
  }
  await stage.pass(600);
  return stage;
}

test('a retry that fails again is told again, and can be tried again until it works', async () => {
  const stage = await notShown(newStage(), LEAD);
  expect(told(stage)).toEqual([1, 0, 1]);
  await decide(stage, retry);
  await stage.pass(120);
  expect(incidents(stage)).toMatchObject([{ status: 'open', members: { length: 1 } }]);
  expect(told(stage)).toEqual([2, 0, 2]);
  await stage.rounds(2);
  expect(told(stage)).toEqual([2, 0, 2]);
  allow(stage);
  await decide(stage, retry);
  await stage.pass(120);
  expect(openIncidents(stage)).toEqual([]);
  expect(shown(stage, '501')).toBe('offered');
  expect(told(stage)).toEqual([2, 0, 2]);
});

test('a retry is for the own part only, and a second failure is told to its owner once', async () => {
  const stage = await notShown(stageOfTwo(), LEAD, OPPORTUNITY, OPPORTUNITY);
  expect(told(stage)).toEqual([1, 1, 1]);
  await decide(stage, retry, decisionTo(stage, TOM_MAIL));
  await stage.pass(120);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 3 } }]);
  expect(told(stage)).toEqual([1, 2, 1]);
  expect((await look(stage, decisionTo(stage, LENA_MAIL))).status).toBe(200);
});

test('what waits for others is left as it is when a retry works', async () => {
  const stage = await notShown(stageOfTwo(), LEAD, OPPORTUNITY);
  allow(stage);
  await decide(stage, retry, decisionTo(stage, TOM_MAIL));
  await stage.pass(120);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 1 } }]);
  expect([shown(stage, '501'), shown(stage, '502')]).toEqual(['', 'offered']);
  expect((await look(stage, decisionTo(stage, TOM_MAIL))).body).toContain('already decided');
  await decide(stage, retry, decisionTo(stage, LENA_MAIL));
  await stage.pass(120);
  expect(shown(stage, '501')).toBe('offered');
  expect(openIncidents(stage)).toEqual([]);
});

test('whichever of our processes dies over a retry, it is tried again', async () => {
  const stage = await notShown(newStage(), LEAD);
  allow(stage);
  const whole = stage.fork();
  await decide(whole, retry);
  await whole.pass(120);
  expect(whole.fates.calls.length).toBeGreaterThan(10);
  for (const at of whole.fates.calls.keys()) {
    const again = stage.fork();
    again.fates.crashes.push({ at: at + 1, moment: 'after' });
    await decide(again, retry);
    await again.rounds(3);
    expect(shown(again, '501'), `call ${String(at + 1)}`).toBe('offered');
    expect(openIncidents(again)).toEqual([]);
  }
});

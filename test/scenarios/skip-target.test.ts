import { expect, test } from 'vitest';
import { gatherMonday } from '#adapters/operator-api/gather-monday.ts';
import { reportOf } from '#domain/monday/report-of.ts';
import { replayPlanSchema } from '#domain/operator/replay.ts';
import { CONTACT, MAYA } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import { apiOf } from '#test/scenario-support/operator-api.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept, decide, decisionTo, look, nonceIn, post } from '#test/scenario-support/people.ts';
import {
  contractOver,
  halfWrittenUnder,
  LEAD_ID,
  offeredUnder,
  salesforceTarget,
  TOM_IN_SALESFORCE,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const HOUR = 3_600;

const contract = contractOver(salesforceTarget);

test('it is done without the system that refuses, and the history says so', async () => {
  const stage = await halfWrittenUnder(contract);
  const { handoffId } = handoff(stage);
  expect(await decideFor(stage, 'skip-target', handoffId, { target: 'salesforce' })).toMatchObject({
    status: 200,
  });
  await stage.rounds(3);
  expect(handoff(stage).status).toBe('completed');
  expect(facts(stage, 'HandoffCompleted')).toMatchObject([{ without: ['salesforce'] }]);
  expect(stage.hubspot.value(CONTACT, 'hubspot_owner_id')).toBe(MAYA);
  expect(stage.salesforce.things.get(LEAD_ID)?.OwnerId).toBe(TOM_IN_SALESFORCE);
  expect(openIncidents(stage)).toEqual([]);
  expect(stage.workflow.running()).toEqual([]);
});

test('the report of the week does not call it right in the system that was left out', async () => {
  const stage = await halfWrittenUnder(contract);
  const { handoffId } = handoff(stage);
  await decideFor(stage, 'skip-target', handoffId, { target: 'salesforce' });
  await stage.rounds(3);
  const { lines } = reportOf(await gatherMonday(apiOf(stage)));
  expect(lines.find(({ title }) => title === 'Handoffs looked at')).toMatchObject({
    colour: 'green',
    found: [
      '1 of 1 are right in every system; 1 of them without Salesforce, as was decided.',
      expect.stringMatching(/HubSpot is right \(\d+ fields?\); without Salesforce, as was decided\.$/),
    ],
  });
  const plan = async (query: string) => {
    const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoffId}/replay${query}`);
    return replayPlanSchema.parse(answer);
  };
  expect(await plan('')).toMatchObject({ targets: [{ target: 'hubspot' }], without: ['salesforce'] });
  // Whoever names it has it looked at all the same.
  expect(await plan('?targets=salesforce')).toMatchObject({
    targets: [{ target: 'salesforce' }],
    without: [],
  });
});

test('whoever decides can do it from the page of the incident', async () => {
  const stage = await halfWrittenUnder(contract);
  await decide(stage, { choice: 'skip' }, decisionTo(stage));
  expect(handoff(stage).status).toBe('completed');
});

/** HubSpot shows Maya; Salesforce puts off for hours what is wanted there, and somebody was told. */
async function waitingForSalesforce(): Promise<Stage> {
  const stage = await offeredUnder(contract);
  const later = { does: 'put off', seconds: HOUR } as const;
  stage.salesforce.faults.push(later, later, later);
  await accept(stage);
  await stage.pass(HOUR + 60);
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'target-deferred', target: 'salesforce' } }]);
  return stage;
}

const page = async (stage: Stage) => (await look(stage, decisionTo(stage))).body;

test('what waits long for one system goes on without it from the page too, with code and reason', async () => {
  const stage = await waitingForSalesforce();
  expect(await page(stage)).toContain('Do without this system');
  expect(await decide(stage, { choice: 'skip', code: '00' })).toMatchObject({ status: 422 });
  expect(handoff(stage).status).toBe('syncing');
  expect((await decide(stage, { choice: 'skip' })).body).toContain('do without this system');
  expect(handoff(stage).status).toBe('completed');
  expect(facts(stage, 'HandoffCompleted')).toMatchObject([{ without: ['salesforce'] }]);
  expect(stage.salesforce.things.get(LEAD_ID)?.OwnerId).toBe(TOM_IN_SALESFORCE);
  expect(openIncidents(stage)).toEqual([]);
  await stage.rounds(3);
  expect(stage.workflow.running()).toEqual([]);
});

test('a link that was sent for a wait that is over skips nothing', async () => {
  const stage = await waitingForSalesforce();
  const link = decisionTo(stage);
  const nonce = nonceIn(await page(stage));
  await stage.pass(4 * HOUR);
  expect(handoff(stage).status).toBe('completed');
  await post(stage, link, { nonce, code: link.code, choice: 'skip', reason: 'too late' });
  expect(facts(stage, 'TargetSkipped')).toEqual([]);
});

test('the page offers it neither where no other system is left, nor while a cancel reads back', async () => {
  const alone = await offered();
  alone.hubspot.outage = { does: 'answer', status: 503 };
  await accept(alone);
  await alone.pass(HOUR);
  expect(openIncidents(alone)).toMatchObject([{ cause: { kind: 'target-deferred' } }]);
  expect(await page(alone)).not.toContain('Do without this system');
  const stage = await offeredUnder(contract);
  stage.hubspot.writeFaults.push({ does: 'time out' });
  await accept(stage);
  const limit = { does: 'limit', policy: 'SECONDLY' } as const;
  stage.hubspot.readFaults.push(...Array.from({ length: 1_000 }, () => limit));
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  await stage.pass(8 * HOUR);
  expect(handoff(stage).status).toBe('cancelling');
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'target-deferred' } }]);
  expect(await page(stage)).not.toContain('Do without this system');
});

test('of a misspelt target they are told which there are, and which was probably meant', async () => {
  const stage = await halfWrittenUnder(contract);
  const ask = (target: string) => decideFor(stage, 'skip-target', handoff(stage).handoffId, { target });
  const sentence = 'It has no target “sales-force”. Its targets: hubspot, salesforce.';
  expect(await ask('sales-force')).toMatchObject({
    ...{ status: 409, answer: { error: { word: 'unknown-target', sentence, suggestion: 'salesforce' } } },
  });
  const { answer } = await ask('zzz');
  expect(answer).not.toHaveProperty('error.suggestion');
});

test('a target is named, and is one of the contract that does not show the owner yet', async () => {
  const stage = await halfWrittenUnder(contract);
  const { handoffId } = handoff(stage);
  expect(await decideFor(stage, 'skip-target', handoffId)).toMatchObject({ status: 400 });
  for (const [target, word] of [
    ['asana', 'unknown-target'],
    ['hubspot', 'already-shown'],
  ])
    expect(await decideFor(stage, 'skip-target', handoffId, { target })).toMatchObject({
      ...{ status: 409, answer: { error: { word } } },
    });
  expect(await decideFor(stage, 'retry', handoffId, { target: 'hubspot' })).toMatchObject({ status: 400 });
});

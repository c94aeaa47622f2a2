import { expect, test } from 'vitest';
import { CONTACT, MAYA } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { decide, decisionTo } from '#test/scenario-support/people.ts';
import {
  contractOver,
  halfWrittenUnder,
  LEAD_ID,
  salesforceTarget,
  TOM_IN_SALESFORCE,
} from '#test/scenario-support/several-systems.ts';

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

test('whoever decides can do it from the page of the incident', async () => {
  const stage = await halfWrittenUnder(contract);
  await decide(stage, { choice: 'skip' }, decisionTo(stage));
  expect(handoff(stage).status).toBe('completed');
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

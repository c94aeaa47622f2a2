import { expect, test } from 'vitest';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept } from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  LEAD_ID,
  leadTypes,
  MAYA_IN_SALESFORCE,
  offeredUnder,
  salesforceTarget,
  TOM_IN_SALESFORCE,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const OTHER_LEAD = '00QHs00000XyZabIAV';
const LEAD_PROPERTY = 'salesforceleadid';
const lost = { does: 'time out', applied: true, unseen: true } as const;

/** Salesforce takes the write, its answer is lost, and it cannot be read for the moment. */
async function writtenUnseen(contract = contractOver(salesforceTarget)): Promise<Stage> {
  const stage = await offeredUnder(contract);
  stage.salesforce.faults.push(lost);
  await accept(stage);
  expect(handoff(stage).status).toBe('syncing');
  expect(stage.salesforce.things.get(LEAD_ID)?.OwnerId).toBe(MAYA_IN_SALESFORCE);
  return stage;
}

test('a record that leads to another lead meanwhile does not hide what was written to the first', async () => {
  const stage = await writtenUnseen();
  stage.salesforce.things.set(OTHER_LEAD, { OwnerId: TOM_IN_SALESFORCE, Company: 'Northwind' });
  stage.hubspot.set('501', { [LEAD_PROPERTY]: OTHER_LEAD }, '98004');
  await stage.pass(200);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.salesforce.things.get(OTHER_LEAD)?.OwnerId).toBe(TOM_IN_SALESFORCE);
  expect(stage.salesforce.writes()).toHaveLength(1);
});

test('a record that leads elsewhere after a write that never arrived is somebody’s change', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.faults.push({ does: 'time out' });
  stage.salesforce.things.set(OTHER_LEAD, { OwnerId: TOM_IN_SALESFORCE, Company: 'Northwind' });
  await accept(stage);
  stage.hubspot.set('501', { [LEAD_PROPERTY]: OTHER_LEAD }, '98004');
  await stage.pass(200);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'mismatch', verdict: 'OVERWRITTEN', field: LEAD_PROPERTY },
  });
  expect(stage.salesforce.things.get(OTHER_LEAD)?.OwnerId).toBe(TOM_IN_SALESFORCE);
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  await stage.pass(200);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.salesforce.things.get(OTHER_LEAD)?.OwnerId).toBe(MAYA_IN_SALESFORCE);
});

test('a cancel finds what was written though the record leads nowhere by then', async () => {
  const stage = await writtenUnseen();
  stage.hubspot.set('501', { [LEAD_PROPERTY]: '' }, '98004');
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  await stage.pass(200);
  expect(handoff(stage).status).toBe('cancelled');
  expect(facts(stage, 'TargetVerified').map(({ target }) => target)).toContain('salesforce');
});

test('what was written counts though its source changed meanwhile, or would not even fit any more', async () => {
  for (const company of ['Northwind Ltd', 'N'.repeat(81)]) {
    const stage = await writtenUnseen();
    stage.hubspot.set('501', { company }, '98004');
    await stage.pass(200);
    expect(handoff(stage).status).toBe('completed');
    expect(stage.salesforce.things.get(LEAD_ID)?.Company).toBe('Northwind Robotics');
  }
});

test('what a system spells in its own way is taken back like anything else', async () => {
  const dated = {
    ...salesforceTarget,
    fields: [{ field: 'Since__c', from: { kind: 'handoff', value: 'accepted-at' } } as const],
  };
  const stage = await offeredUnder({ ...contractOver(dated, asanaTarget), whenPartial: 'roll-back' });
  stage.salesforce.types = { ...leadTypes, Since__c: { kind: 'instant', isWritable: true } };
  stage.salesforce.stored = (value) => value.replace(/Z$/, '+0000');
  stage.asana.faults.push({ does: 'refuse', because: 'no', permanent: true });
  await accept(stage);
  await stage.pass(200);
  expect(facts(stage, 'RollbackEnded')).toMatchObject([{ outcome: 'complete' }]);
  expect(stage.salesforce.things.get(LEAD_ID)).toMatchObject({ OwnerId: TOM_IN_SALESFORCE, Since__c: '' });
});

test('what a system spells in its own way is not taken for somebody else’s when the source changes', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.stored = (value) => value.toUpperCase();
  stage.salesforce.things.set(LEAD_ID, { OwnerId: TOM_IN_SALESFORCE.toUpperCase(), Company: 'NORTHWIND' });
  stage.salesforce.faults.push({ does: 'time out', only: 'Company' });
  await accept(stage);
  stage.hubspot.set('501', { company: 'Northwind Ltd' }, '98004');
  await stage.pass(200);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.salesforce.things.get(LEAD_ID)?.Company).toBe('NORTHWIND LTD');
});

test('two workers that look at the same time do not lose what stood there before', async () => {
  const stage = await offeredUnder({ ...contractOver(salesforceTarget), whenPartial: 'hold' });
  await accept(stage);
  const kept = [...stage.world.texts.entries()].filter(([id]) => id.includes('#salesforce#'));
  const plan = facts(stage, 'TargetPlanned').find(({ target }) => target === 'salesforce');
  const [, text = ''] = kept.find(([id]) => id.endsWith(`#${String(plan?.kept)}`)) ?? [];
  expect(JSON.parse(text)).toMatchObject({
    before: { OwnerId: TOM_IN_SALESFORCE },
    record: { objectId: LEAD_ID },
  });
});

test('what the system of record refuses is not booked on the system that is written', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.hubspot.readFaults.push(broken, broken);
  await accept(stage);
  await stage.pass(60);
  const failed = facts(stage, 'AttemptFailed').filter(({ target }) => target === 'salesforce');
  expect(failed.map(({ because }) => because)).toEqual(['hubspot: http-503']);
  expect(handoff(stage).status).toBe('completed');
});

const broken = { does: 'answer', status: 503 } as const;

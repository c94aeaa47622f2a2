import { expect, test } from 'vitest';
import { MAYA, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoff, incidents } from '#test/scenario-support/looking.ts';
import { accept } from '#test/scenario-support/people.ts';
import {
  acceptedUnder,
  asanaTarget,
  contractOver,
  LEAD_ID,
  MAYA_IN_ASANA,
  MAYA_IN_SALESFORCE,
  offeredUnder,
  salesforceTarget,
  TOM_IN_SALESFORCE,
} from '#test/scenario-support/several-systems.ts';

test('it is done when every system shows who accepted, each proved by reading it back', async () => {
  const stage = await acceptedUnder(contractOver(salesforceTarget, asanaTarget));
  expect(handoff(stage).status).toBe('completed');
  expect(
    facts(stage, 'TargetVerified')
      .map(({ target }) => target)
      .toSorted(),
  ).toEqual(['asana', 'hubspot', 'salesforce']);
  expect(stage.hubspot.value('501', 'hubspot_owner_id')).toBe(MAYA);
  expect(stage.salesforce.things.get(LEAD_ID)).toEqual({
    OwnerId: MAYA_IN_SALESFORCE,
    Company: 'Northwind Robotics',
  });
  expect([...stage.asana.things.values()]).toMatchObject([
    { assignee: MAYA_IN_ASANA, name: 'Kickoff: Northwind Robotics' },
  ]);
});

test('it is not done while one system does not show it, and nobody is asked about the others', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.faults.push({ does: 'put off', seconds: 30 });
  await accept(stage);
  expect(handoff(stage).status).toBe('syncing');
  await stage.pass(60);
  expect(handoff(stage).status).toBe('completed');
  expect(incidents(stage)).toEqual([]);
});

test('each write takes along its own key and the handoff’s correlation id', async () => {
  const stage = await acceptedUnder(contractOver(salesforceTarget));
  const { handoffId, correlationId } = handoff(stage);
  expect(stage.salesforce.writes()).toMatchObject([
    { call: { correlationId, idempotencyKey: `${handoffId}.salesforce.1` } },
  ]);
});

test('what Baton makes is made once, though the answer was lost', async () => {
  const stage = await offeredUnder(contractOver(asanaTarget));
  stage.asana.faults.push({ does: 'time out', applied: true });
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.asana.writes()).toHaveLength(1);
  expect(stage.asana.things.size).toBe(1);
});

test('what Baton makes is made again when the request never arrived, under the same key', async () => {
  const stage = await offeredUnder(contractOver(asanaTarget));
  stage.asana.faults.push({ does: 'time out' });
  await accept(stage);
  await stage.pass(150);
  expect(handoff(stage).status).toBe('completed');
  expect(new Set(stage.asana.writes().map(({ record }) => record.objectId)).size).toBe(1);
});

test('a record without its counterpart is held, naming the property that should lead there', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.hubspot.set('501', { salesforceleadid: '' }, '98004');
  await accept(stage);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'target-failed', target: 'salesforce', because: 'no-record', field: 'salesforceleadid' },
  });
  expect(stage.salesforce.requests).toEqual([]);
});

test('a value that the system would not take is not sent, and the field is named', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.hubspot.set('501', { company: 'N'.repeat(81) }, '98004');
  await accept(stage);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { target: 'salesforce', because: 'too-long', field: 'Company' },
  });
  expect(stage.salesforce.writes()).toEqual([]);
  expect(stage.salesforce.things.get(LEAD_ID)).toMatchObject({ Company: 'Northwind' });
});

test('a field that cannot get its value stops the write of the owner too', async () => {
  const fields = [
    { field: 'Company', from: { kind: 'property', property: 'company' }, as: 'number' },
  ] as const;
  const stage = await acceptedUnder(contractOver({ ...salesforceTarget, fields: [...fields] }));
  expect(handoff(stage)).toMatchObject({ cause: { because: 'not-number', field: 'Company' } });
  expect(stage.salesforce.writes()).toEqual([]);
});

test('fields of the record itself are written with the owner, in one request', async () => {
  const contract = contractOver();
  const [target] = contract.sync.targets;
  if (target === undefined) throw new Error('the sample has a target');
  const fields = [{ field: 'hs_lead_status', from: { kind: 'text', text: 'OPEN' } }] as const;
  const stage = await offeredUnder({ ...contract, sync: { targets: [{ ...target, fields: [...fields] }] } });
  stage.hubspot.types = Object.fromEntries(
    ['hubspot_owner_id', 'baton_accepted_by', 'baton_since', 'hs_lead_status'].map((name) => [
      name,
      { kind: 'other', isWritable: true },
    ]),
  );
  expect(stage.hubspot.value('501', 'hubspot_owner_id')).toBe(TOM);
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.hubspot.ownerWrites()).toMatchObject([
    { properties: { hubspot_owner_id: MAYA, hs_lead_status: 'OPEN' } },
  ]);
});

test('what the system shows in its answer is the read-back, where automations get no time of their own', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.isShownInAnswers = true;
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.salesforce.requests.map(({ method }) => method)).toEqual(['read', 'write']);
});

test.each([
  [0, 'completed'],
  [1, 'held'],
])(
  'what the system changes right after its answer, with %i s before it is read again: %s',
  async (after, status) => {
    const stage = await offeredUnder(contractOver({ ...salesforceTarget, readBackAfterSeconds: after }));
    stage.salesforce.isShownInAnswers = true;
    stage.salesforce.faults.push({
      ...{
        does: 'change it afterwards',
        property: 'OwnerId',
        value: TOM_IN_SALESFORCE.replace('Tom', 'Tim'),
      },
    });
    await accept(stage);
    await stage.pass(150);
    expect(handoff(stage).status).toBe(status);
  },
);

test('it is read again where it has to show more than was written', async () => {
  const more = { ...salesforceTarget, expect: [{ field: 'IsConverted', oneOf: ['false'] }] };
  const stage = await offeredUnder(contractOver(more));
  stage.salesforce.isShownInAnswers = true;
  stage.salesforce.things.set(LEAD_ID, { IsConverted: 'false' });
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.salesforce.requests.map(({ method }) => method)).toEqual(['read', 'write', 'read']);
});

test('a record that cannot be read any more after a write that was taken is unverifiable, not done', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.faults.push({ does: 'hide' });
  await accept(stage);
  await stage.pass(150);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'target-failed', target: 'salesforce', because: 'unverifiable' },
  });
});

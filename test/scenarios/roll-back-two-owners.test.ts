import { describe, expect, test } from 'vitest';
import { CONTACT } from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import {
  accept,
  decisionTo,
  LENA_MAIL,
  mailsTo,
  offerTo,
  PRIYA_MAIL,
  send,
} from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  LEAD_ID,
  MAYA_IN_SALESFORCE,
  offeredUnder,
  salesforceTarget,
  TOM_IN_SALESFORCE,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const contract = contractOver(salesforceTarget, asanaTarget);
/** The form in which Salesforce shows the ids of its users here. */
const shown = (value: string) => (value.startsWith('005') ? value.slice(0, 15) : value);
const leadOwner = (stage: Stage) => stage.salesforce.things.get(LEAD_ID)?.OwnerId;

/** Maya accepts, and then Priya in her place; each time Asana refuses what the others have taken. */
async function handedTwice(stage: Stage): Promise<void> {
  stage.asana.faults.push(refused);
  await accept(stage);
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
  stage.asana.faults.push(refused);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { target: 'asana' } });
}

const refused = { does: 'refuse', because: 'NOT_A_USER', permanent: true } as const;

test('what stood there before the first of them is given back, though the system shows ids in another form', async () => {
  const stage = await offeredUnder(contract);
  stage.salesforce.stored = shown;
  stage.salesforce.things.set(LEAD_ID, { OwnerId: shown(TOM_IN_SALESFORCE), Company: 'Northwind' });
  await handedTwice(stage);
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(60);
  expect(leadOwner(stage)).toBe(shown(TOM_IN_SALESFORCE));
  expect(stage.salesforce.things.get(LEAD_ID)?.Company).toBe('Northwind');
  expect(handoff(stage).status).toBe('cancelled');
  expect(facts(stage, 'RollbackEnded')).toMatchObject([{ outcome: 'complete' }]);
});

test('what Baton made is put away and counts as back, whatever somebody had made of it in between', async () => {
  const stage = await offeredUnder(contractOver(asanaTarget, salesforceTarget));
  stage.salesforce.faults.push(refused);
  await accept(stage);
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
  for (const [id, task] of stage.asana.things) stage.asana.things.set(id, { ...task, notes: 'Call first.' });
  stage.salesforce.faults.push(refused);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(300);
  expect([stage.asana.things.size, stage.asana.archived.size]).toEqual([0, 1]);
  expect(facts(stage, 'ReversalFailed')).toEqual([]);
  expect(facts(stage, 'RollbackEnded')).toMatchObject([{ outcome: 'complete' }]);
  expect(handoff(stage).status).toBe('cancelled');
});

test('what Baton made is left where somebody has changed it since', async () => {
  const stage = await offeredUnder(contractOver(asanaTarget, salesforceTarget));
  stage.salesforce.faults.push(refused);
  await accept(stage);
  for (const [id, task] of stage.asana.things) stage.asana.things.set(id, { ...task, notes: 'Call first.' });
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(300);
  expect([stage.asana.things.size, stage.asana.archived.size]).toEqual([1, 0]);
  expect(facts(stage, 'ReversalFailed')).toMatchObject([{ target: 'asana', because: 'overwritten' }]);
});

describe('where the record leads to another one for the second of them', () => {
  const OTHER_LEAD = '00QHs00000OtherIAV';
  const before = { OwnerId: TOM_IN_SALESFORCE, Company: 'Northwind' };

  /** Maya was entered in one lead, and Priya in another, which shows the company as Baton would write it. */
  async function writtenElsewhere(): Promise<Stage> {
    const stage = await offeredUnder(contract);
    stage.asana.faults.push(refused);
    await accept(stage);
    const there = { ...before, Company: 'Northwind Robotics' };
    stage.salesforce.things.set(OTHER_LEAD, there);
    stage.hubspot.set(CONTACT, { salesforceleadid: OTHER_LEAD }, '98004');
    await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
    stage.asana.faults.push(refused);
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { target: 'asana' } });
    return stage;
  }

  test('the log says which one is left as it is', async () => {
    const stage = await writtenElsewhere();
    expect(facts(stage, 'TargetPlanned').at(-1)).toMatchObject({ target: 'asana' });
    expect(facts(stage, 'TargetPlanned')).toContainEqual(
      expect.objectContaining({ target: 'salesforce', epoch: 2, movedFrom: LEAD_ID }),
    );
  });

  test('the last one is given back, and the one before is told as not taken back', async () => {
    const stage = await writtenElsewhere();
    await decideFor(stage, 'roll-back', handoff(stage).handoffId);
    await stage.pass(300);
    expect(stage.salesforce.things.get(OTHER_LEAD)).toEqual({ ...before, Company: 'Northwind Robotics' });
    expect(leadOwner(stage)).toBe(MAYA_IN_SALESFORCE);
    expect(facts(stage, 'RollbackEnded')).toMatchObject([{ outcome: 'partial' }]);
    const failed = [{ target: 'salesforce', because: 'another-record-counts-now', field: LEAD_ID }];
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'partial-rollback', failed } });
    expect(mailsTo(stage, LENA_MAIL).at(-1)?.text).toContain(
      `could not be taken back (“${LEAD_ID}”): another record counts now`,
    );
    await decideFor(stage, 'cancel', handoff(stage).handoffId);
    expect(handoff(stage).status).toBe('cancelled');
  });

  test('it is shown first which one is left as it is', async () => {
    const stage = await writtenElsewhere();
    const { handoffId } = handoff(stage);
    const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoffId}/roll-back`);
    expect(answer).toHaveProperty('targets.2', { target: 'salesforce', thing: LEAD_ID });
    const form = { choice: 'roll-back', reason: 'the deal fell through' };
    const { body } = await send(stage, decisionTo(stage), form);
    expect(body).toContain(
      `<strong>Salesforce (${LEAD_ID})</strong> What stood there before is no longer kept`,
    );
  });

  test('a record that no write has reached is not left behind', async () => {
    const stage = await offeredUnder(contract);
    stage.salesforce.faults.push(refused);
    await accept(stage);
    stage.salesforce.things.set(OTHER_LEAD, before);
    stage.hubspot.set(CONTACT, { salesforceleadid: OTHER_LEAD }, '98004');
    await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
    stage.asana.faults.push(refused);
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    await decideFor(stage, 'roll-back', handoff(stage).handoffId);
    await stage.pass(300);
    expect(facts(stage, 'RollbackEnded')).toMatchObject([{ outcome: 'complete' }]);
    expect(stage.salesforce.things.get(OTHER_LEAD)).toEqual(before);
  });
});

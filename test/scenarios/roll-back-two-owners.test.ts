import { expect, test } from 'vitest';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, offerTo, PRIYA_MAIL } from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  LEAD_ID,
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

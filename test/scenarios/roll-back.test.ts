import { expect, test } from 'vitest';
import { CONTACT, MAYA, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import { decide, decisionTo } from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  halfWrittenUnder,
  LEAD_ID,
  salesforceTarget,
  TOM_IN_SALESFORCE,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const contract = contractOver(asanaTarget, salesforceTarget);
const rollBack = async (stage: Stage) => decideFor(stage, 'roll-back', handoff(stage).handoffId);
const ownerIn = (stage: Stage) => stage.hubspot.value(CONTACT, 'hubspot_owner_id');

/** It is held for Salesforce, while HubSpot shows Maya and Asana has her task. */
async function halfWritten(): Promise<Stage> {
  const stage = await halfWrittenUnder(contract);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { target: 'salesforce' } });
  return stage;
}

test('every system gets back what stood there before, and what Baton made is put away', async () => {
  const stage = await halfWritten();
  expect(ownerIn(stage)).toBe(MAYA);
  await rollBack(stage);
  await stage.pass(60);
  expect(handoff(stage)).toMatchObject({ status: 'cancelled', ownership: undefined });
  expect(ownerIn(stage)).toBe(TOM);
  expect(stage.hubspot.value(CONTACT, 'baton_accepted_by')).toBe('');
  expect(stage.salesforce.things.get(LEAD_ID)?.OwnerId).toBe(TOM_IN_SALESFORCE);
  expect([stage.asana.things.size, stage.asana.archived.size]).toEqual([0, 1]);
  expect(facts(stage, 'RollbackEnded')).toMatchObject([{ outcome: 'complete' }]);
});

test('the last written comes first, one after the other, each with a plan of its own', async () => {
  const stage = await halfWritten();
  const written = facts(stage, 'TargetPlanned').map(({ target }) => target);
  await rollBack(stage);
  await stage.pass(60);
  expect(facts(stage, 'TargetReversed').map(({ target }) => target)).toEqual(written.toReversed());
  const attempts = facts(stage, 'TargetPlanned').map(
    ({ target, attempt }) => `${String(target)} ${String(attempt)}`,
  );
  expect(new Set(attempts).size).toBe(attempts.length);
});

test('nothing waits any more, no incident is open, and no execution goes on', async () => {
  const stage = await halfWritten();
  await rollBack(stage);
  await stage.rounds(4);
  expect(openIncidents(stage)).toEqual([]);
  expect(stage.workflow.running()).toEqual([]);
  expect(stage.world.timers.size).toBe(0);
});

test('with the stream paused the watchdog brings it to its end', async () => {
  const stage = await halfWritten();
  stage.isStreamPaused = true;
  await rollBack(stage);
  await stage.rounds(8);
  expect(handoff(stage).status).toBe('cancelled');
  expect(ownerIn(stage)).toBe(TOM);
});

test('it is shown first what would be written, and nothing is', async () => {
  const stage = await halfWritten();
  const { handoffId, seq } = handoff(stage);
  const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoffId}/roll-back`);
  expect(answer).toMatchObject({ id: handoffId });
  expect(answer).toHaveProperty(
    'targets',
    expect.arrayContaining([
      { target: 'hubspot', values: { hubspot_owner_id: TOM, baton_accepted_by: '', baton_since: '' } },
    ]),
  );
  expect(handoff(stage).seq).toBe(seq);
});

test('whoever decides can have it done from the page of the incident', async () => {
  const stage = await halfWritten();
  await decide(stage, { choice: 'roll-back' }, decisionTo(stage));
  await stage.pass(60);
  expect(handoff(stage).status).toBe('cancelled');
  expect(ownerIn(stage)).toBe(TOM);
});

test('it is refused once the handoff is over', async () => {
  const stage = await halfWritten();
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  expect(await rollBack(stage)).toMatchObject({
    status: 409,
    answer: { error: { word: 'already-cancelled' } },
  });
});

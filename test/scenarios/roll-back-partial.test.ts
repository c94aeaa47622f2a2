import { expect, test } from 'vitest';
import { CONTACT, PRIYA, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { LENA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  halfWrittenUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const contract = contractOver(asanaTarget, salesforceTarget);
const ownerIn = (stage: Stage) => stage.hubspot.value(CONTACT, 'hubspot_owner_id');

/** Somebody has given the contact to Priya before it is taken back. */
async function takenBackInPart(): Promise<Stage> {
  const stage = await halfWrittenUnder(contract);
  stage.hubspot.set(CONTACT, { hubspot_owner_id: PRIYA }, '98004');
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(60);
  return stage;
}

test('what somebody else has changed is left and told, and the others are taken back all the same', async () => {
  const stage = await takenBackInPart();
  expect(ownerIn(stage)).toBe(PRIYA);
  expect(stage.asana.archived.size).toBe(1);
  expect(facts(stage, 'RollbackEnded')).toMatchObject([{ outcome: 'partial' }]);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'partial-rollback', failed: [{ target: 'hubspot', because: 'overwritten' }] },
  });
});

test('its incident has an owner, who is told what to do', async () => {
  const stage = await takenBackInPart();
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'partial-rollback' } }]);
  const mail = mailsTo(stage, LENA_MAIL).at(-1)?.text;
  expect(mail).toContain('Somebody else has changed HubSpot meanwhile');
  expect(mail).toContain('Put right by hand what is named here');
});

test('once it is put right, trying again ends it', async () => {
  const stage = await takenBackInPart();
  stage.hubspot.set(CONTACT, { hubspot_owner_id: TOM }, '98004');
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  await stage.pass(60);
  expect(handoff(stage).status).toBe('cancelled');
  expect(facts(stage, 'RollbackEnded')).toMatchObject([{ outcome: 'partial' }, { outcome: 'complete' }]);
  expect(openIncidents(stage)).toEqual([]);
});

test('it can be left as it is', async () => {
  const stage = await takenBackInPart();
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  await stage.rounds(3);
  expect(handoff(stage).status).toBe('cancelled');
  expect(ownerIn(stage)).toBe(PRIYA);
  expect(stage.workflow.running()).toEqual([]);
});

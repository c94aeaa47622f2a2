import { expect, test } from 'vitest';
import { CONTACT, MAYA } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, LENA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  LEAD_ID,
  MAYA_IN_SALESFORCE,
  offeredUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

/** A handoff over two systems, one of which the team took out of the stage while it was offered. */
async function leftWithoutSalesforce(): Promise<Stage> {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.isConnected = false;
  await accept(stage);
  return stage;
}

test('a handoff that names a system without a connection is held, and the mail says why', async () => {
  const stage = await leftWithoutSalesforce();
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'target-failed', target: 'salesforce', because: 'not-connected' },
  });
  expect(stage.hubspot.value(CONTACT, 'hubspot_owner_id')).toBe(MAYA);
  expect(stage.salesforce.requests).toEqual([]);
  expect(openIncidents(stage)).toHaveLength(1);
  const [mail] = mailsTo(stage, LENA_MAIL);
  expect(mail?.text).toContain('Salesforce is not connected');
  expect(mail?.text).not.toContain('trying again did not help');
  expect(stage.errors).toEqual([]);
});

test('it is done without that system, or with it once it is connected again', async () => {
  const without = await leftWithoutSalesforce();
  await decideFor(without, 'skip-target', handoff(without).handoffId, { target: 'salesforce' });
  expect(handoff(without).status).toBe('completed');
  const again = await leftWithoutSalesforce();
  again.salesforce.isConnected = true;
  await decideFor(again, 'retry', handoff(again).handoffId);
  expect(handoff(again).status).toBe('completed');
  expect(again.salesforce.things.get(LEAD_ID)?.OwnerId).toBe(MAYA_IN_SALESFORCE);
});

test('what was written there before cannot be taken back, and says so', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget, asanaTarget));
  stage.asana.faults.push({ does: 'refuse', because: 'FORBIDDEN', permanent: true });
  await accept(stage);
  stage.salesforce.isConnected = false;
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(120);
  expect(facts(stage, 'ReversalFailed')).toMatchObject([{ target: 'salesforce', because: 'not-connected' }]);
  expect(handoff(stage).status).toBe('held');
});

import { expect, test } from 'vitest';
import { CONTACT, MAYA, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, LENA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import {
  contractOver,
  halfWrittenUnder,
  LEAD_ID,
  MAYA_IN_SALESFORCE,
  offeredUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const contract = contractOver(salesforceTarget);
const ownerIn = (stage: Stage) => stage.hubspot.value(CONTACT, 'hubspot_owner_id');
const HOUR = 60 * 60;

test('with roll-back the others are taken back, and then somebody is asked what becomes of it', async () => {
  const stage = await halfWrittenUnder({ ...contract, whenPartial: 'roll-back' });
  await stage.pass(60);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'rolled-back', target: 'salesforce' },
  });
  expect(ownerIn(stage)).toBe(TOM);
  expect(openIncidents(stage)).toHaveLength(1);
  expect(mailsTo(stage, LENA_MAIL).at(-1)?.text).toContain('was taken back, and read back');
});

test('tried again after that, everything is written once more', async () => {
  const stage = await halfWrittenUnder({ ...contract, whenPartial: 'roll-back' });
  await stage.pass(60);
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  await stage.pass(60);
  expect(handoff(stage).status).toBe('completed');
  expect(ownerIn(stage)).toBe(MAYA);
  expect(stage.salesforce.things.get(LEAD_ID)?.OwnerId).toBe(MAYA_IN_SALESFORCE);
  expect(openIncidents(stage)).toEqual([]);
});

/** Salesforce has an outage that lasts for so many writes. */
async function throughOutage(writes: number): Promise<Stage> {
  const stage = await offeredUnder({ ...contract, whenPartial: 'retry' });
  for (let time = 0; time < writes; time += 1) stage.salesforce.faults.push({ does: 'time out' });
  await accept(stage);
  return stage;
}

test('with retry an outage of hours needs nobody: it is tried again later, and later still', async () => {
  const stage = await throughOutage(6);
  await stage.pass(15 * 60);
  expect(handoff(stage)).toMatchObject({ status: 'syncing', targets: { salesforce: { rounds: 1 } } });
  await stage.pass(3 * HOUR);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.salesforce.writes()).toHaveLength(7);
  expect(openIncidents(stage)).toEqual([]);
});

test('after the third round somebody decides', async () => {
  const stage = await throughOutage(12);
  await stage.pass(10 * HOUR);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'target-failed', target: 'salesforce' },
  });
  expect(facts(stage, 'TargetFailed')).toHaveLength(4);
  expect(stage.salesforce.writes()).toHaveLength(12);
});

test('whoever is told while another system is still being written reads that, and not that it shows nothing', async () => {
  const stage = await offeredUnder(contract);
  stage.hubspot.writeFaults.push({ does: 'say yes and drop it' });
  stage.salesforce.faults.push({ does: 'refuse', because: 'INVALID_OWNER', permanent: true });
  await accept(stage);
  expect(mailsTo(stage, LENA_MAIL)[0]?.text).toContain(
    'Shows the new owner: No system so far\nWas being written, not read back: HubSpot\nDoes not show it yet: Salesforce',
  );
});

test('with retry, what is refused for good is held at once', async () => {
  const stage = await halfWrittenUnder({ ...contract, whenPartial: 'retry' });
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { because: 'INVALID_OWNER' } });
  expect(mailsTo(stage, LENA_MAIL)[0]?.text).toContain(
    'Shows the new owner: HubSpot\nDoes not show it yet: Salesforce',
  );
});

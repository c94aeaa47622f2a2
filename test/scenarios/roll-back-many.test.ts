import { expect, test } from 'vitest';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, openIncidents } from '#test/scenario-support/looking.ts';
import { accept, decide, decisionTo, inHand, mailsTo, MAYA_MAIL } from '#test/scenario-support/people.ts';
import {
  contractOver,
  halfWrittenUnder,
  offeredUnder,
  LEAD_ID,
  salesforceTarget,
  TOM_IN_SALESFORCE,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const contract = contractOver(salesforceTarget);
const SHOWN = 20;

/** Salesforce refuses so many for the same reason; `fault` is what HubSpot does with all but the last. */
async function manyHeld(count: number, fault?: HubSpotFault): Promise<Stage> {
  const stage = await offeredUnder(contract);
  for (let one = 1; one <= count; one += 1) {
    if (one > 1) await offerOneMore(stage, String(500 + one));
    stage.salesforce.faults.push({ does: 'refuse', because: 'INVALID_OWNER', permanent: true });
    if (fault !== undefined && one < count) stage.hubspot.writeFaults.push(fault);
    await accept(stage, inHand(mailsTo(stage, MAYA_MAIL, 'offer').at(-1)));
  }
  expect(openIncidents(stage)).toMatchObject([{ members: { length: count } }]);
  return stage;
}

async function offerOneMore(stage: Stage, contact: string): Promise<void> {
  const lead = `${LEAD_ID.slice(0, -4)}${contact}V`;
  seedContact(stage, contact, { salesforceleadid: lead });
  stage.salesforce.things.set(lead, { OwnerId: TOM_IN_SALESFORCE, Company: 'Northwind' });
  await setLifecycle(stage, 'salesqualifiedlead', contact);
}

const preview = async (stage: Stage) =>
  (await decide(stage, { choice: 'roll-back', code: '' }, decisionTo(stage))).body;

test('of more handoffs than a page shows it says plainly how many are not looked at, and that they are taken back too', async () => {
  const stage = await manyHeld(SHOWN + 2);
  const page = await preview(stage);
  expect(page.match(/<h3>/g)).toHaveLength(SHOWN);
  expect(page).toContain('Only the first handoffs were looked at. 2 more are not shown here');
  expect(facts(stage, 'RollbackStarted')).toEqual([]);
  await decide(stage, { choice: 'roll-back', 'roll-back': 'shown' }, decisionTo(stage));
  await stage.pass(60);
  expect(facts(stage, 'RollbackEnded')).toHaveLength(SHOWN + 2);
});

test('where only one that is not shown was written, it does not say that nothing was', async () => {
  const stage = await manyHeld(SHOWN + 1, { does: 'limit', policy: 'SECONDLY' });
  const page = await preview(stage);
  expect(page).not.toContain('Nothing was written for it');
  expect(page).toContain('1 more is not shown here');
});

test('of one it says nothing of more', async () => {
  expect(await preview(await halfWrittenUnder(contract))).not.toContain('not shown here');
});

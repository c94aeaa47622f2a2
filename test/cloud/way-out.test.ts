import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsOf, receiptOf, statusOf, storyOf, untilStatus } from '#test/cloud-support/handoffs.ts';
import { incidentMailTo, mailsTo, offerTo } from '#test/cloud-support/mails.ts';
import { addFaultAt, leadOf, putLead, tasksNamed } from '#test/cloud-support/other-systems.ts';
import { accept, decide, openPage, sendForm } from '#test/cloud-support/pages.ts';
import {
  ASKED,
  contactOf,
  CONTRACT_OWNER,
  control,
  deliver,
  GIVER,
  putContact,
  putDeal,
} from '#test/cloud-support/records.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { longId } from '#adapters/salesforce/record-id.ts';

const LONG = 180_000;
const MAYA_AT = { salesforce: longId('005R00000071001'), asana: '1200000000000011' };

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-way-out', { several: true });
});
afterAll(() => cloud.stop());

/** A won deal, accepted by Maya. */
async function acceptedDeal(): Promise<{ readonly dealId: string; readonly handoffId: string }> {
  const dealId = await putDeal(cloud);
  const { receipts } = await deliver(cloud, dealId, { objectType: 'deals', property: 'dealstage' });
  const { handoffIds } = await receiptOf(cloud, receipts[0] ?? '');
  await accept(await offerTo(cloud, ASKED.email, `Deal ${dealId}`));
  return { dealId, handoffId: handoffIds[0] ?? '' };
}

/** A customer who is a lead in Salesforce too, accepted by Maya after `meanwhile`. */
async function acceptedCustomer(meanwhile: (leadId: string) => Promise<void>) {
  const leadId = putLead(cloud, 'Customer');
  const contactId = await putContact(cloud, { lifecyclestage: 'customer', salesforceleadid: leadId });
  const { receipts } = await deliver(cloud, contactId);
  const { handoffIds } = await receiptOf(cloud, receipts[0] ?? '');
  const offer = await offerTo(cloud, ASKED.email, `Company ${contactId}`);
  await meanwhile(leadId);
  await accept(offer);
  return { leadId, contactId, handoffId: handoffIds[0] ?? '' };
}

async function verdicts(handoffId: string): Promise<Readonly<Record<string, string>>> {
  const verdicts: Record<string, string> = {};
  for (const fact of await factsOf(cloud, handoffId))
    if (fact.type === 'TargetVerified') verdicts[String(fact.target)] = String(fact.verdict);
  return verdicts;
}

test(
  'a won deal: one task with the brief for whoever accepted, and the owner in HubSpot, each read back',
  async () => {
    const { dealId, handoffId } = await acceptedDeal();
    await untilStatus(cloud, handoffId, 'completed', 60);
    expect(await contactOf(cloud, dealId, 'deals')).toMatchObject({ hubspot_owner_id: ASKED.ownerId });
    const tasks = await tasksNamed(cloud, `Kickoff: Deal ${dealId}`);
    expect(tasks).toMatchObject([{ assignee: MAYA_AT.asana }]);
    expect(tasks[0]?.notes).toContain('150000');
    expect(tasks[0]?.due_on).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await verdicts(handoffId)).toEqual({ hubspot: 'VERIFIED', asana: 'VERIFIED' });
  },
  LONG,
);

test(
  'a task whose making was never answered is found by its key, and is not made twice',
  async () => {
    await addFaultAt(cloud, 'asana', {
      ...{ fault: 'applied-then-timeout', method: 'POST', pathPattern: '/api/1.0/tasks', times: 1 },
    });
    const { dealId, handoffId } = await acceptedDeal();
    await untilStatus(cloud, handoffId, 'completed', 90);
    expect(await tasksNamed(cloud, `Kickoff: Deal ${dealId}`)).toHaveLength(1);
    expect(await mailsTo(cloud, CONTRACT_OWNER.email, `Deal ${dealId}`)).toEqual([]);
  },
  LONG,
);

test(
  'Salesforce fails twice: both systems show the owner in the end, and nobody is involved',
  async () => {
    const { leadId, contactId, handoffId } = await acceptedCustomer(async () => {
      await addFaultAt(cloud, 'salesforce', {
        ...{ fault: 'server-error', method: 'POST', pathPattern: '/services/data/*/composite', times: 2 },
      });
    });
    await untilStatus(cloud, handoffId, 'completed', 90);
    expect(leadOf(cloud, leadId)).toMatchObject({
      OwnerId: MAYA_AT.salesforce,
      Baton_Accepted_By__c: ASKED.name,
    });
    expect(await contactOf(cloud, contactId)).toMatchObject({ hubspot_owner_id: ASKED.ownerId });
    expect(await verdicts(handoffId)).toEqual({ hubspot: 'VERIFIED', salesforce: 'NORMALISED' });
    expect(await mailsTo(cloud, CONTRACT_OWNER.email, `Company ${contactId}`)).toEqual([]);
  },
  LONG,
);

test(
  'Salesforce refuses for good: HubSpot is given back, read back, and the contract owner is asked',
  async () => {
    const { leadId, contactId, handoffId } = await acceptedCustomer(async () => {
      // Its first answer never comes, so that HubSpot is written by the time it refuses.
      await addFaultAt(cloud, 'salesforce', {
        ...{ fault: 'timeout', method: 'POST', pathPattern: '/services/data/*/composite', times: 1 },
      });
      await addFaultAt(cloud, 'salesforce', {
        ...{ fault: 'validation', method: 'POST', pathPattern: '/services/data/*/composite', times: 50 },
      });
    });
    await incidentMailTo(cloud, CONTRACT_OWNER.email, `Company ${contactId}`);
    expect(await statusOf(cloud, handoffId)).toBe('held');
    expect(await contactOf(cloud, contactId)).toMatchObject({ hubspot_owner_id: GIVER.ownerId });
    expect(leadOf(cloud, leadId).OwnerId).not.toBe(MAYA_AT.salesforce);
    expect((await factsOf(cloud, handoffId)).map(({ type }) => type)).toContain('RollbackEnded');
    expect((await storyOf(cloud, handoffId)).join('\n')).not.toContain('Done: every system');
  },
  LONG,
);

test(
  'Asana refuses the task: whoever is asked reads what it said, sees what Repost would write, and has it written',
  async () => {
    const refusal = { fault: 'validation', method: 'POST', pathPattern: '/api/1.0/tasks', times: 50 };
    await addFaultAt(cloud, 'asana', refusal);
    const { dealId, handoffId } = await acceptedDeal();
    const asked = await incidentMailTo(cloud, CONTRACT_OWNER.email, `Deal ${dealId}`);
    await control(cloud.asana.url, 'faults', { method: 'DELETE' });
    expect((await openPage(asked.link)).body).toMatch(/Asana was asked to make it: it refused \(400\)/);
    const shown = await sendForm(asked.link, { repost: 'show' });
    expect(shown.body).toContain(`Kickoff: Deal ${dealId}`);
    expect(await tasksNamed(cloud, `Kickoff: Deal ${dealId}`)).toEqual([]);
    expect((await decide(asked, { choice: 'retry' })).body).toContain('Decided');
    await untilStatus(cloud, handoffId, 'completed', 90);
    expect(await tasksNamed(cloud, `Kickoff: Deal ${dealId}`)).toMatchObject([{ assignee: MAYA_AT.asana }]);
    expect(await verdicts(handoffId)).toEqual({ hubspot: 'VERIFIED', asana: 'VERIFIED' });
  },
  LONG,
);

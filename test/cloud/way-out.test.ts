import { GetScheduleCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
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
  OPS_EMAIL,
  putContact,
  putDeal,
} from '#test/cloud-support/records.ts';
import { runBaton } from '#test/cloud-support/run-baton.ts';
import { slackMessageTo } from '#test/cloud-support/slack.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { until } from '#test/cloud-support/until.ts';
import { longId } from '#adapters/salesforce/record-id.ts';

const LONG = 180_000;
const OPS_CHANNEL = 'C0OPS';
const MAYA_AT = { salesforce: longId('005R00000071001'), asana: '1200000000000011' };

let cloud: TestCloud;
/** When the report of the week is made by the stage's own schedule. */
let weekly: string;
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-way-out', { several: true });
  weekly = await weekBegins(soon());
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
    const opened = await slackMessageTo(cloud, OPS_CHANNEL, `Deal ${dealId}`, 'npx baton incidents show');
    expect(opened.thread).toBeUndefined();
    expect((await slackMessageTo(cloud, OPS_CHANNEL, opened.ts, 'It is over since')).thread).toBe(opened.ts);
  },
  LONG,
);

test(
  'what nobody could process of Salesforce, of Asana or of a described system is sent back, and nothing is written twice',
  async () => {
    await control(cloud.salesforce.url, 'faults', { method: 'DELETE' });
    const { leadId, handoffId: ofLead } = await acceptedCustomer(() => Promise.resolve());
    const { dealId, handoffId: ofDeal } = await acceptedDeal();
    for (const id of [ofLead, ofDeal]) await untilStatus(cloud, id, 'completed', 90);
    const changedAt = leadOf(cloud, leadId).LastModifiedDate;
    await putDeadLetter('salesforce', { handoffId: ofLead, target: 'salesforce' });
    // The worker goes by the message, so that the queue of a system that no contract writes to is walked too.
    for (const queue of ['asana', 'http-board'])
      await putDeadLetter(queue, { handoffId: ofDeal, target: 'asana' });
    expect((await runBaton(cloud, 'dlq', 'list')).out).toMatch(
      /salesforce +1 .*\n *asana +1 .*\n *http-board +1 /,
    );
    for (const [queue, id] of [
      ['salesforce', ofLead],
      ['asana', ofDeal],
      ['http-board', ofDeal],
    ] as const) {
      expect((await runBaton(cloud, 'dlq', 'show', queue)).out).toContain(id);
      const sent = await runBaton(cloud, 'dlq', 'redrive', queue, '--reason', 'It is mended.', '--confirm');
      expect(sent).toMatchObject({ code: 0, out: '1 message sent back.\n' });
    }
    await until(
      'all were worked on',
      60,
      async () => (await cloud.operator.standing()).queues,
      (queues) => queues.every(({ messages }) => messages === 0),
    );
    expect((await runBaton(cloud, 'dlq', 'list')).code).toBe(0);
    expect(leadOf(cloud, leadId).LastModifiedDate).toBe(changedAt);
    expect(await tasksNamed(cloud, `Kickoff: Deal ${dealId}`)).toHaveLength(1);
  },
  LONG,
);

async function putDeadLetter(
  queue: string,
  about: { readonly handoffId: string; readonly target: string },
): Promise<void> {
  const { sqs } = cloud.clients;
  const QueueName = `baton-local-${queue}-dead-letters`;
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const message = { ...about, work: 'sync', attempt: 1, correlationId: 'a-dead-letter.0' };
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
}

test(
  'the week begins when its schedule says so, and the channel of operations has the report too',
  async () => {
    const posted = await slackMessageTo(
      cloud,
      OPS_CHANNEL,
      'The week begins',
      'Queues and dead letters',
      100,
    );
    expect(JSON.stringify(posted.blocks)).toContain('There are no dead letters.');
    const mails = () => mailsTo(cloud, OPS_EMAIL, 'The week begins');
    await until('operations have it by mail', 30, mails, (found) => found.length === 1);
    await weekBegins(weekly);
  },
  LONG,
);

/** The same kind of expression as of the stage, for the next minute but one. */
function soon(): string {
  const at = new Date(Date.now() + 60_000);
  const day = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'][at.getUTCDay()] ?? '';
  return `cron(${String(at.getUTCMinutes())} ${String(at.getUTCHours())} ? * ${day} *)`;
}

/** Has the schedule of the stage, with its own target, fire at another time; answers when it did before. */
async function weekBegins(ScheduleExpression: string): Promise<string> {
  const { scheduler } = cloud.clients;
  const name = { Name: 'baton-local-monday', GroupName: 'baton-local-monday' };
  const {
    Target,
    FlexibleTimeWindow,
    ScheduleExpression: before = '',
  } = await scheduler.send(new GetScheduleCommand(name));
  await scheduler.send(
    new UpdateScheduleCommand({ ...name, Target, FlexibleTimeWindow, ScheduleExpression }),
  );
  return before;
}

import * as z from 'zod';
import { runAsUserId, userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import { contactOf } from '#test/cloud-support/records.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import type { SoakFault } from './faults.ts';

/** The things of one handoff in all systems. */
export interface Things {
  readonly contactId: string;
  readonly leadId: string;
  readonly handoffId: string;
}

const MAYA = { hubspot: '71001', salesforce: userNamed('Maya'), asana: '1200000000000011' } as const;
const ANY_LIMIT = 1_000_000;

const historySchema = z.object({
  propertiesWithHistory: z.object({ hubspot_owner_id: z.array(z.object({ sourceType: z.string() })) }),
});
const tasksSchema = z.array(
  z.object({ assignee: z.string().nullable(), external: z.object({ gid: z.string() }).nullable() }),
);

const faultsSchema = z.array(
  z.object({ match: z.object({ containing: z.string().optional() }), times: z.number() }),
);

async function control(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const answer = await fetch(`${url}/_sandbox/${path}`, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** No system limits by itself what the soak sends. */
export async function liftLimits({ asana }: TestCloud): Promise<void> {
  await control(asana.url, 'PATCH', 'settings', { requestsPerMinute: ANY_LIMIT });
}

/** A new lead of Tom's. Its id. */
export function newLead({ salesforce }: TestCloud): string {
  const values = { FirstName: 'Lead', LastName: 'Soak', Company: 'Company', Status: 'Working - Contacted' };
  const tom = userNamed('Tom');
  return salesforce.org.create('Lead', { ...values, IsConverted: false, OwnerId: tom }, tom, Date.now()).id;
}

/** From now on the system does this to requests about the handoff. */
export async function place(cloud: TestCloud, fault: SoakFault, things: Things): Promise<void> {
  const { system, body, method } = fault;
  const { url, ...match } = whereIn(cloud, system, things);
  await control(url, 'POST', 'faults', { ...body, match: { ...match, ...(method && { method }) } });
}

/** Whether the fault has struck: one that waits is still listed, with as many times as it was placed for. */
export async function hasStruck(
  cloud: TestCloud,
  { system, body }: SoakFault,
  things: Things,
): Promise<boolean> {
  const { url, containing } = whereIn(cloud, system, things);
  const waiting = faultsSchema.parse(await control(url, 'GET', 'faults'));
  return !waiting.some(({ match, times }) => match.containing === containing && times === body.times);
}

function whereIn(cloud: TestCloud, system: SoakFault['system'], things: Things) {
  const { contactId, leadId, handoffId } = things;
  return {
    hubspot: { url: cloud.sandbox.url, pathPattern: '/crm/*', containing: contactId },
    salesforce: { url: cloud.salesforce.url, pathPattern: '/services/data/*', containing: leadId },
    asana: { url: cloud.asana.url, pathPattern: '/api/1.0/tasks*', containing: handoffId },
  }[system];
}

/** Which systems show the accepted owner, and what stands in one of them more often than it should. */
export interface Held {
  readonly shows: Readonly<Record<SoakFault['system'], boolean>>;
  readonly doubled: readonly string[];
}

/** What the systems hold, past every fault. */
export async function heldIn(cloud: TestCloud, things: Things): Promise<Held> {
  const { hubspot_owner_id } = await contactOf(cloud, things.contactId);
  const owners = await ownerChanges(cloud, things.contactId);
  const versions = cloud.salesforce.org.find('Lead', things.leadId)?.versions ?? [];
  const leads = versions.filter(
    ({ by, values }, index) => by === runAsUserId && values.OwnerId !== versions[index + 1]?.values.OwnerId,
  );
  const all = tasksSchema.parse(await control(cloud.asana.url, 'GET', 'tasks'));
  const tasks = all.filter(({ external }) => external?.gid.includes(things.handoffId));
  const counts = {
    'owner in HubSpot': owners,
    'owner in Salesforce': leads.length,
    'task in Asana': tasks.length,
  };
  return {
    shows: {
      hubspot: hubspot_owner_id === MAYA.hubspot,
      salesforce: versions[0]?.values.OwnerId === MAYA.salesforce,
      asana: tasks.some(({ assignee }) => assignee === MAYA.asana),
    },
    doubled: Object.entries(counts).flatMap(([what, count]) =>
      count > 1 ? [`${what}: ${String(count)}`] : [],
    ),
  };
}

async function ownerChanges({ sandbox }: TestCloud, contactId: string): Promise<number> {
  const record = await control(sandbox.url, 'GET', `records/contacts/${contactId}`);
  const { hubspot_owner_id } = historySchema.parse(record).propertiesWithHistory;
  return hubspot_owner_id.filter(({ sourceType }) => sourceType === 'INTEGRATION').length;
}

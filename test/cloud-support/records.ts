import * as z from 'zod';
import { askAgain } from './ask-again.ts';
import type { TestCloud } from './test-cloud.ts';

const recordSchema = z.object({ properties: z.record(z.string(), z.string()) });
const requestsSchema = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    body: z.unknown(),
    status: z.number().nullable(),
    fault: z.string().nullable(),
  }),
);
export type RecordedCall = z.infer<typeof requestsSchema>[number];
const sentSchema = z.object({ status: z.number().optional(), body: z.string() });
const receiptsSchema = z.object({ receipts: z.array(z.string()) });

/** Tom, who makes every change in the sandbox and owns every lead before. */
export const GIVER = { id: 'tom-okafor', email: 'tom.okafor@example.com', ownerId: '71004', userId: 98_004 };
/** Maya, who is asked. */
export const ASKED = { id: 'maya-chen', email: 'maya.chen@example.com', ownerId: '71001', name: 'Maya Chen' };
/** Jonas, to whom it is given instead, and who is asked for urgent leads. */
export const OTHER = {
  id: 'jonas-weber',
  email: 'jonas.weber@example.com',
  ownerId: '71002',
  name: 'Jonas Weber',
};
/** Priya, whose address SES refuses while it is in its sandbox. */
export const UNREACHABLE = { id: 'priya-nair', name: 'Priya Nair' };
/** Lena, who answers for the contracts. */
export const CONTRACT_OWNER = { id: 'lena-fischer', email: 'lena.fischer@example.com' };
export const OPS_EMAIL = 'ops@example.com';

// Long, so that no other number in an event looks like one.
let lastContact = 700_010_000;

/** Puts a new contact into the sandbox, silently: Tom's, with whatever `properties` say else. Answers its id. */
export async function putContact(
  { sandbox }: TestCloud,
  properties: Readonly<Record<string, string>> = {},
): Promise<string> {
  lastContact += 1;
  const id = String(lastContact);
  await putRecord(sandbox.url, id, {
    email: `lead-${id}@example.com`,
    firstname: 'Lead',
    lastname: id,
    company: `Company ${id}`,
    lifecyclestage: 'marketingqualifiedlead',
    hubspot_owner_id: GIVER.ownerId,
    ...properties,
  });
  return id;
}

/** Puts a deal that Tom has won into the sandbox, silently. Answers its id. */
export async function putDeal({ sandbox }: TestCloud): Promise<string> {
  lastContact += 1;
  const id = String(lastContact);
  await putRecord(
    sandbox.url,
    id,
    {
      ...{ dealname: `Deal ${id}`, amount: '150000', closedate: '2030-01-31' },
      ...{ pipeline: 'default', dealstage: 'closedwon', hubspot_owner_id: GIVER.ownerId },
    },
    'deals',
  );
  return id;
}

async function putRecord(
  url: string,
  id: string,
  properties: Readonly<Record<string, string>>,
  kind = 'contacts',
): Promise<void> {
  const body = JSON.stringify({ properties });
  await control(url, `records/${kind}/${id}`, { method: 'PUT', body });
}

/** A control of a sandbox. */
export async function control(url: string, path: string, init?: RequestInit): Promise<unknown> {
  const answer = await askAgain(() => fetch(`${url}/_sandbox/${path}`, init));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the sandbox answered ${String(answer.status)} to ${path}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Changes properties as a user of HubSpot does; webhooks follow. */
export async function changeContact(
  { sandbox }: TestCloud,
  id: string,
  properties: Readonly<Record<string, string>>,
): Promise<void> {
  const body = JSON.stringify({ properties, userId: GIVER.userId });
  await control(sandbox.url, `records/contacts/${id}`, { method: 'PATCH', body });
}

/** A contact's (or deal's) values as HubSpot shows them now. */
export async function contactOf(
  { sandbox }: TestCloud,
  id: string,
  kind = 'contacts',
): Promise<Readonly<Record<string, string>>> {
  return recordSchema.parse(await control(sandbox.url, `records/${kind}/${id}`)).properties;
}

/** What HubSpot was asked to write to a contact, in order. */
export async function writesTo({ sandbox }: TestCloud, id: string): Promise<readonly RecordedCall[]> {
  const all = requestsSchema.parse(await control(sandbox.url, 'requests'));
  return all.filter(({ method, path }) => method === 'PATCH' && path.endsWith(`/${id}`));
}

/** Those that named an owner. */
export async function ownerWritesTo(cloud: TestCloud, id: string): Promise<readonly RecordedCall[]> {
  return (await writesTo(cloud, id)).filter(({ body }) => JSON.stringify(body).includes('hubspot_owner_id'));
}

/** From now on so many requests about a contact meet this fault. */
export async function addFault(
  { sandbox }: TestCloud,
  contactId: string,
  fault: string,
  {
    method,
    times = 1000,
    ...more
  }: { method?: string; times?: number; values?: Record<string, string> } = {},
): Promise<void> {
  const match = { ...(method === undefined ? {} : { method }), pathPattern: `/crm/*/${contactId}` };
  await control(sandbox.url, 'faults', {
    method: 'POST',
    body: JSON.stringify({ match, fault, times, ...more }),
  });
}

export async function clearFaults({ sandbox }: TestCloud): Promise<void> {
  await control(sandbox.url, 'faults', { method: 'DELETE' });
}

/** What one signed delivery was answered. */
export interface Delivered {
  readonly status: number | undefined;
  readonly receipts: readonly string[];
}

interface DeliveryOf {
  readonly property?: string;
  readonly objectType?: string;
  readonly events?: readonly object[];
}

/** Sends a signed delivery once: the events given, else what HubSpot said when `property` of the contact last changed. */
export async function deliver(
  { sandbox }: TestCloud,
  objectId: string,
  { property = 'lifecyclestage', objectType = 'contacts', events }: DeliveryOf = {},
): Promise<Delivered> {
  const what = { objectType, objectId, property };
  const body = JSON.stringify({ ...what, ...(events === undefined ? {} : { events }) });
  const sent = sentSchema.parse(await control(sandbox.url, 'webhook', { method: 'POST', body }));
  const receipts = sent.status === 200 ? receiptsSchema.parse(JSON.parse(sent.body)).receipts : [];
  return { status: sent.status, receipts };
}

/** The event of a change of a contact's lifecycle stage, as HubSpot would send it. */
export function changeEvent(
  objectId: string,
  value: string,
  occurredAt = Date.now(),
): Record<string, unknown> {
  return {
    eventId: occurredAt,
    subscriptionId: 7_000_001,
    portalId: 2_000_001,
    appId: 1_000_001,
    occurredAt,
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectId: Number(objectId),
    objectTypeId: '0-1',
    propertyName: 'lifecyclestage',
    propertyValue: value,
    changeSource: 'CRM_UI',
    sourceId: `userId:${String(GIVER.userId)}`,
    isSensitive: false,
  };
}

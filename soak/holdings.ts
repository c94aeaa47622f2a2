import { runAsUserId, userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import { ASKED, control } from '#test/cloud-support/records.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import * as z from 'zod';
import { KINDS } from './kinds.ts';
import type { System } from './kinds.ts';
import { sandboxOf } from './place-fault.ts';
import type { Holding, Seen } from './seen.ts';
import type { Things } from './things.ts';

/** Whoever accepts, as each system knows her. */
const MAYA = { asana: '1200000000000011', salesforce: userNamed('Maya') } as const;

/** What every system holds of one handoff, asked past its API and so past every fault. */
export async function holdingsOf(cloud: TestCloud, things: Things): Promise<Seen['holdings']> {
  const systems = KINDS[things.kind].systems;
  const found = await Promise.all(
    systems.map(async (system) => [system, await HOLDING[system](cloud, things)] as const),
  );
  return Object.fromEntries(found);
}

const HOLDING: Readonly<Record<System, (cloud: TestCloud, things: Things) => Promise<Holding>>> = {
  hubspot: inHubSpot,
  salesforce: async (cloud, things) => inSalesforce(cloud, things),
  asana: inAsana,
  'http-board': inBoard,
};

const recordSchema = z.object({
  propertiesWithHistory: z.object({
    hubspot_owner_id: z.array(z.object({ value: z.string(), timestamp: z.string(), sourceType: z.string() })),
  }),
});

async function inHubSpot(cloud: TestCloud, { kind, recordId }: Things): Promise<Holding> {
  const path = `records/${KINDS[kind].records}/${recordId}`;
  const { propertiesWithHistory } = recordSchema.parse(await control(sandboxOf(cloud, 'hubspot'), path));
  const past = propertiesWithHistory.hubspot_owner_id;
  const entries = past.filter(
    ({ value, sourceType }) => value === ASKED.ownerId && sourceType === 'INTEGRATION',
  );
  return {
    ...{ showsAccepted: past[0]?.value === ASKED.ownerId, entered: entries.length },
    history: past.map(({ value, timestamp, sourceType }) => `${timestamp} owner ${value} by ${sourceType}`),
  };
}

function inSalesforce({ salesforce }: TestCloud, { leadId }: Things): Holding {
  const versions = salesforce.org.find('Lead', leadId)?.versions ?? [];
  const entries = versions.filter(
    ({ by, values }, index) =>
      by === runAsUserId &&
      values.OwnerId === MAYA.salesforce &&
      versions[index + 1]?.values.OwnerId !== MAYA.salesforce,
  );
  return {
    ...{ showsAccepted: versions[0]?.values.OwnerId === MAYA.salesforce, entered: entries.length },
    history: versions.map(
      ({ at, by, values }) => `${new Date(at).toISOString()} owner ${String(values.OwnerId)} by ${by}`,
    ),
  };
}

const tasksSchema = z.array(
  z.object({ assignee: z.string().nullable(), external: z.object({ gid: z.string().nullish() }).nullish() }),
);
const PUT_AWAY = '.put-away.';

async function inAsana(cloud: TestCloud, { handoffId }: Things): Promise<Holding> {
  const tasks = tasksSchema.parse(await control(sandboxOf(cloud, 'asana'), 'tasks'));
  const own = tasks.filter(({ external }) => external?.gid?.includes(handoffId) === true);
  const live = own.filter(({ external }) => external?.gid?.includes(PUT_AWAY) === false);
  return made(
    own,
    live.some(({ assignee }) => assignee === MAYA.asana),
  );
}

const ticketsSchema = z.array(
  z.object({
    assignee: z.object({ id: z.string().nullable() }).nullable(),
    externalKey: z.string().nullable(),
    archived: z.boolean(),
  }),
);

async function inBoard(cloud: TestCloud, { handoffId }: Things): Promise<Holding> {
  const tickets = ticketsSchema.parse(await control(sandboxOf(cloud, 'http-board'), 'tickets'));
  const own = tickets.filter(({ externalKey }) => externalKey?.includes(handoffId) === true);
  return made(
    own,
    own.some(({ assignee, archived }) => !archived && assignee?.id === ASKED.email),
  );
}

function made(things: readonly object[], showsAccepted: boolean): Holding {
  const count = things.length;
  return {
    ...{ showsAccepted, made: count, entered: Math.min(count, 1) },
    history: things.map((thing) => JSON.stringify(thing)),
  };
}

import { DeleteScheduleCommand, ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handoffIdSchema } from '#domain/ids.ts';
import { METRICS } from '#domain/limits/metrics.ts';
import { breakLambda, mendLambda } from '#test/cloud-support/break-lambda.ts';
import { setEventSource } from '#test/cloud-support/event-sources.ts';
import {
  beginHandoff,
  beginOffer,
  statusOf,
  storesOf,
  storyOf,
  untilStatus,
  watchdogRound,
} from '#test/cloud-support/handoffs.ts';
import type { Underway } from '#test/cloud-support/handoffs.ts';
import { incidentMailTo, offersTo, offerTo } from '#test/cloud-support/mails.ts';
import { accept, decide, decline, sendBack } from '#test/cloud-support/pages.ts';
import {
  ASKED,
  contactOf,
  CONTRACT_OWNER,
  deliver,
  GIVER,
  OTHER,
  putContact,
} from '#test/cloud-support/records.ts';
import { runBaton } from '#test/cloud-support/run-baton.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { until } from '#test/cloud-support/until.ts';
import {
  callOf,
  publishedOf,
  repairsOf,
  roundsUntil,
  sharedIncident,
  untilOverdue,
} from '#test/cloud-support/watchdog.ts';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-watchdog', { roundsByHand: true });
});
afterAll(() => cloud.stop());

/** Rounds until a handoff stands so. */
const repairedTo = (handoffId: string, wanted: string): Promise<number> =>
  roundsUntil(
    cloud,
    `${handoffId} ${wanted}`,
    () => statusOf(cloud, handoffId),
    (status) => status === wanted,
  );

/** Whether the incident about a machine step is open, and whether a handoff was ever in it. */
async function infrastructure(step: 'offer' | 'advance' | 'sync', handoffId: string) {
  const incident = await sharedIncident(cloud, { kind: 'infrastructure', step });
  return {
    status: incident?.status,
    names: incident?.everMembers.some((member) => member.includes(handoffId)),
  };
}

/** The offer is out and the workflow waits for the answer. */
async function untilWaiting(handoffId: string): Promise<void> {
  await until(
    `${handoffId} waits`,
    30,
    () => storyOf(cloud, handoffId),
    (story) => story.includes('Baton now waits for an answer.'),
  );
}

async function waitingOffer(): Promise<Awaited<ReturnType<typeof beginOffer>>> {
  const begun = await beginOffer(cloud);
  await untilWaiting(begun.handoffId);
  return begun;
}

/** Jonas is asked, by a contract whose offers end soon. */
async function waitingForJonas(): Promise<Underway> {
  const begun = await beginHandoff(cloud, { hs_lead_status: 'CONNECTED' }, 'hs_lead_status');
  await offerTo(cloud, OTHER.email, begun.company);
  await untilWaiting(begun.handoffId);
  return begun;
}

async function removeToken(handoffId: string): Promise<void> {
  const { tokens } = storesOf(cloud);
  const id = handoffIdSchema.parse(handoffId);
  for (const token of await tokens.list(id)) await tokens.remove(id, token);
}

async function stopExecution(handoffId: string): Promise<void> {
  const executions = cloud.names.STATE_MACHINE_ARN?.replace(':stateMachine:', ':execution:') ?? '';
  await cloud.clients.sfn.send(new StopExecutionCommand({ executionArn: `${executions}:${handoffId}-1` }));
}

/** Deletes the timers whose names say so; answers how many there were. */
async function deleteTimers(isDoomed: (name: string) => boolean = () => true): Promise<number> {
  const GroupName = cloud.names.SCHEDULE_GROUP;
  const { Schedules = [] } = await cloud.clients.scheduler.send(new ListSchedulesCommand({ GroupName }));
  const doomed = Schedules.flatMap(({ Name = '' }) => (isDoomed(Name) ? [Name] : []));
  for (const Name of doomed) {
    // It may have fired between the two calls; then there is nothing to delete.
    await cloud.clients.scheduler.send(new DeleteScheduleCommand({ Name, GroupName })).catch(() => undefined);
  }
  return doomed.length;
}

test('a round that is made is a heartbeat, a round that fails is none', async () => {
  const rounds = () => publishedOf(cloud, 'watchdog', METRICS.watchdogRound);
  const before = await rounds();
  expect(await callOf(cloud, 'watchdog')).toBeUndefined();
  // A line comes after its call, and is lost with the process of the Lambda.
  await expect.poll(rounds).toBe(before + 1);
  await breakLambda(cloud, 'watchdog');
  expect(await callOf(cloud, 'watchdog')).toBeDefined();
  await mendLambda(cloud, 'watchdog');
  expect(await callOf(cloud, 'watchdog')).toBeUndefined();
  await expect.poll(rounds).toBe(before + 2);
});

test('token items, executions and timers are gone: all is whole after the same three rounds', async () => {
  const [timer, group] = [await waitingForJonas(), await waitingForJonas()];
  const [accepted, declined, stopped] = [await waitingOffer(), await waitingOffer(), await waitingOffer()];
  expect(await deleteTimers((name) => name.includes(timer.handoffId))).toBe(1);
  expect(await deleteTimers()).toBeGreaterThanOrEqual(4);
  await removeToken(accepted.handoffId);
  await removeToken(declined.handoffId);
  await stopExecution(stopped.handoffId);
  await accept(accepted.offer);
  await decline(declined.offer);
  await accept(stopped.offer);
  const all = { accepted, declined, stopped, timer, group };
  for (const { handoffId } of Object.values(all)) await untilOverdue(cloud, handoffId);
  const ends = {
    accepted: 'completed',
    declined: 'held',
    stopped: 'completed',
    timer: 'held',
    group: 'held',
  };
  await roundsUntil(
    cloud,
    'all stand as they should',
    () => ofEach(all, ({ handoffId }) => statusOf(cloud, handoffId)),
    (stand) => JSON.stringify(stand) === JSON.stringify(ends),
  );
  expect(await ofEach(all, ({ handoffId }) => repairsOf(cloud, handoffId))).toEqual({
    ...{ accepted: ['sync'], declined: ['advance', 'advance'], stopped: ['sync'] },
    ...{ timer: ['timer'], group: ['timer'] },
  });
  // Leaving it follows the commit that holds the handoff.
  await until(
    'the incident about the step is over',
    30,
    () => infrastructure('advance', declined.handoffId),
    ({ status, names }) => status === 'resolved' && names === true,
  );
  for (const { company } of [declined, timer, group])
    await incidentMailTo(cloud, CONTRACT_OWNER.email, company);
  expect((await contactOf(cloud, accepted.contactId)).hubspot_owner_id).toBe(ASKED.ownerId);
  for (const { company } of [accepted, declined, stopped])
    expect(await offersTo(cloud, ASKED.email, company)).toHaveLength(1);
  // Each hold has an incident, and each of these a deadline: the group fills again.
  expect(await deleteTimers()).toBeGreaterThanOrEqual(3);
});

/** The same of each, under its name. */
async function ofEach<Found>(
  all: Readonly<Record<string, Underway>>,
  look: (one: Underway) => Promise<Found>,
): Promise<Readonly<Record<string, Found>>> {
  const found = Object.entries(all).map(async ([name, one]) => [name, await look(one)] as const);
  return Object.fromEntries(await Promise.all(found));
}

test('the event source of the stream is disabled: everything still happens, and each repair is told', async () => {
  await setEventSource(cloud, 'relay', false);
  const contactId = await putContact(cloud, { lifecyclestage: 'salesqualifiedlead' });
  const company = `Company ${contactId}`;
  const { receipts } = await deliver(cloud, contactId);
  const { handoffIds } = await until(
    'it was admitted',
    30,
    async () => (await storesOf(cloud).receipts.get(receipts[0] ?? '')) ?? { handoffIds: [] },
    ({ handoffIds: ids }) => ids.length > 0,
  );
  const [handoffId = ''] = handoffIds;
  await untilOverdue(cloud, handoffId);
  await roundsUntil(
    cloud,
    'it is offered',
    () => offersTo(cloud, ASKED.email, company),
    (offers) => offers.length === 1,
  );
  await accept(await offerTo(cloud, ASKED.email, company));
  await untilOverdue(cloud, handoffId);
  await repairedTo(handoffId, 'completed');
  const told = await publishedOf(cloud, 'wake', METRICS.stepRepaired);
  await setEventSource(cloud, 'relay', true);
  expect((await contactOf(cloud, contactId)).hubspot_owner_id).toBe(ASKED.ownerId);
  expect(await offersTo(cloud, ASKED.email, company)).toHaveLength(1);
  expect(await repairsOf(cloud, handoffId)).toContain('sync');
  expect(told).toBeGreaterThanOrEqual((await repairsOf(cloud, handoffId)).length);
});

test('the event source of the writers is disabled: an incident names the step until it is enabled', async () => {
  const { handoffId, company, offer } = await waitingOffer();
  await setEventSource(cloud, 'sync-target', false);
  await accept(offer);
  await untilOverdue(cloud, handoffId);
  await roundsUntil(
    cloud,
    'an incident names it',
    () => infrastructure('sync', handoffId),
    ({ status, names }) => status === 'open' && names === true,
  );
  await incidentMailTo(cloud, CONTRACT_OWNER.email, company);
  await setEventSource(cloud, 'sync-target', true);
  await repairedTo(handoffId, 'completed');
  await until(
    'the incident is over',
    30,
    () => infrastructure('sync', handoffId),
    ({ status }) => status === 'resolved',
  );
});

test.each(['start-sync', 'sync-target', 'relay'])(
  'the code of %s throws for a while: the handoff is repaired when it no longer does',
  async (lambda) => {
    const { handoffId, company, offer } = await waitingOffer();
    await breakLambda(cloud, lambda);
    await accept(offer);
    await untilOverdue(cloud, handoffId);
    await watchdogRound(cloud);
    expect(await statusOf(cloud, handoffId)).toBe('syncing');
    await mendLambda(cloud, lambda);
    await repairedTo(handoffId, 'completed');
    expect((await repairsOf(cloud, handoffId))[0]).toBe('sync');
    expect(await offersTo(cloud, ASKED.email, company)).toHaveLength(1);
  },
);

test('the code of advance-handoff throws for a while: what was sent back is held all the same', async () => {
  const { handoffId, company, offer } = await waitingOffer();
  await breakLambda(cloud, 'advance-handoff');
  await sendBack(offer);
  await untilOverdue(cloud, handoffId);
  await mendLambda(cloud, 'advance-handoff');
  await repairedTo(handoffId, 'held');
  const asked = await incidentMailTo(cloud, GIVER.email, company, 'sent it back');
  await decide(asked, { choice: 'cancel' });
  await untilStatus(cloud, handoffId, 'cancelled');
});

test('the code of wake always throws: what the watchdog asks of it lies among the dead letters, with an incident', async () => {
  const { handoffId, offer } = await waitingOffer();
  await removeToken(handoffId);
  await breakLambda(cloud, 'wake');
  await accept(offer);
  await untilOverdue(cloud, handoffId);
  const cause = { kind: 'dead-letters', queue: 'wake' } as const;
  await until(
    'the watchdog has found dead letters',
    120,
    async () => {
      await watchdogRound(cloud);
      return (await sharedIncident(cloud, cause))?.status;
    },
    (status) => status === 'open',
    5_000,
  );
  expect(await statusOf(cloud, handoffId)).toBe('syncing');
  await mendLambda(cloud, 'wake');
  await repairedTo(handoffId, 'completed');
  const { code } = await runBaton(cloud, 'dlq', 'redrive', 'wake', '--reason', 'It is mended.', '--confirm');
  expect(code).toBe(0);
  await until(
    'the incident is over',
    60,
    async () => {
      await watchdogRound(cloud);
      return (await sharedIncident(cloud, cause))?.status;
    },
    (status) => status === 'resolved',
    1_000,
  );
});

test('the code of offer-handoff always throws: a person is asked, and has it tried again when it is mended', async () => {
  await breakLambda(cloud, 'offer-handoff');
  const { handoffId, company } = await beginHandoff(cloud);
  await until(
    'it is held',
    120,
    async () => {
      await watchdogRound(cloud);
      return statusOf(cloud, handoffId);
    },
    (status) => status === 'held',
    1_000,
  );
  expect(await infrastructure('offer', handoffId)).toEqual({ status: 'open', names: true });
  expect((await storyOf(cloud, handoffId)).join('\n')).toContain('does not get on');
  await mendLambda(cloud, 'offer-handoff');
  const { code } = await runBaton(cloud, 'retry', handoffId, '--reason', 'It is mended.');
  expect(code).toBe(0);
  await roundsUntil(
    cloud,
    'it is offered',
    () => offersTo(cloud, ASKED.email, company),
    (offers) => offers.length === 1,
  );
});

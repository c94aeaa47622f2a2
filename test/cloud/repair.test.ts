import { DeleteScheduleCommand, ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handoffIdSchema } from '#domain/ids.ts';
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
import { incidentMailTo, offersTo, offerTo } from '#test/cloud-support/mails.ts';
import { accept, decide, sendBack } from '#test/cloud-support/pages.ts';
import { ASKED, contactOf, deliver, GIVER, OTHER, putContact } from '#test/cloud-support/records.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { NotInTime, until } from '#test/cloud-support/until.ts';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-repair');
});
afterAll(() => cloud.stop());

const ROUNDS = 3;
/** A step of the test stage takes 7 s; a round every so often finds each of its deadlines. */
const BETWEEN_ROUNDS_SECONDS = 10;

/** Makes rounds of the watchdog, a step apart, until the handoff stands so; three must do. */
const repairedTo = async (handoffId: string, wanted: string): Promise<void> => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    await watchdogRound(cloud);
    try {
      await untilStatus(cloud, handoffId, wanted, BETWEEN_ROUNDS_SECONDS);
      return;
    } catch (error) {
      if (!(error instanceof NotInTime) || round === ROUNDS) throw error;
    }
  }
};

const executionArn = (handoffId: string, run: number): string =>
  `${cloud.names.STATE_MACHINE_ARN?.replace(':stateMachine:', ':execution:') ?? ''}:${handoffId}-${String(run)}`;

test.concurrent('a wait token that was lost: accepted all the same, and done in a new run', async () => {
  const { handoffId, contactId, offer } = await beginOffer(cloud);
  await untilWaiting(handoffId);
  const { tokens } = storesOf(cloud);
  const id = handoffIdSchema.parse(handoffId);
  for (const token of await tokens.list(id)) await tokens.remove(id, token);
  await accept(offer);
  await repairedTo(handoffId, 'completed');
  expect((await contactOf(cloud, contactId)).hubspot_owner_id).toBe(ASKED.ownerId);
});

test.concurrent('an execution that somebody stopped: the answer still comes through', async () => {
  const { handoffId, company, offer } = await beginOffer(cloud);
  await untilWaiting(handoffId);
  await cloud.clients.sfn.send(new StopExecutionCommand({ executionArn: executionArn(handoffId, 1) }));
  await accept(offer);
  await repairedTo(handoffId, 'completed');
  expect(await offersTo(cloud, ASKED.email, company)).toHaveLength(1);
});

test.concurrent('a timer that was deleted: the watchdog finds what is due', async () => {
  const begun = await beginHandoff(cloud, { hs_lead_status: 'IN_PROGRESS' }, 'hs_lead_status');
  await offerTo(cloud, OTHER.email, begun.company);
  await untilWaiting(begun.handoffId);
  const GroupName = cloud.names.SCHEDULE_GROUP;
  await until(
    'all its timers are gone and it has expired',
    60,
    async () => {
      const { Schedules = [] } = await cloud.clients.scheduler.send(new ListSchedulesCommand({ GroupName }));
      const own = Schedules.filter(({ Name }) => Name?.includes(begun.handoffId));
      for (const { Name } of own) {
        // It may have fired between the two calls; then there is nothing to delete.
        await cloud.clients.scheduler
          .send(new DeleteScheduleCommand({ Name, GroupName }))
          .catch(() => undefined);
      }
      await watchdogRound(cloud);
      return statusOf(cloud, begun.handoffId);
    },
    (status) => status === 'held',
  );
});

test('the stream is paused: everything still happens, by the watchdog', async () => {
  await setEventSource(cloud, 'relay', false);
  const contactId = await putContact(cloud, { lifecyclestage: 'salesqualifiedlead' });
  await deliver(cloud, contactId);
  const company = `Company ${contactId}`;
  const rounds = async <Seen>(look: () => Promise<Seen>, isSo: (seen: Seen) => boolean): Promise<Seen> =>
    until(
      'it goes on without the stream',
      60,
      async () => {
        await watchdogRound(cloud);
        return look();
      },
      isSo,
    );
  const [offer] = await rounds(
    () => offersTo(cloud, ASKED.email, company),
    (offers) => offers.length > 0,
  );
  if (offer !== undefined) await accept(offer);
  await rounds(
    () => contactOf(cloud, contactId),
    (shown) => shown.hubspot_owner_id === ASKED.ownerId,
  );
  await setEventSource(cloud, 'relay', true);
  expect(await offersTo(cloud, ASKED.email, company)).toHaveLength(1);
});

test.each(['start-sync', 'sync-target', 'relay'])(
  'the code of %s throws for a while: the handoff is repaired when it no longer does',
  async (lambda) => {
    const { handoffId, company, offer } = await beginOffer(cloud);
    await untilWaiting(handoffId);
    await breakLambda(cloud, lambda);
    await accept(offer);
    await watchdogRound(cloud);
    expect(await statusOf(cloud, handoffId)).toBe('syncing');
    await mendLambda(cloud, lambda);
    await repairedTo(handoffId, 'completed');
    expect(await offersTo(cloud, ASKED.email, company)).toHaveLength(1);
  },
);

test('the code of advance-handoff throws for a while: what was sent back is held all the same', async () => {
  const { handoffId, company, offer } = await beginOffer(cloud);
  await untilWaiting(handoffId);
  await breakLambda(cloud, 'advance-handoff');
  await sendBack(offer);
  await mendLambda(cloud, 'advance-handoff');
  await repairedTo(handoffId, 'held');
  const asked = await incidentMailTo(cloud, GIVER.email, company, 'sent it back');
  await decide(asked, { choice: 'cancel' });
  await untilStatus(cloud, handoffId, 'cancelled');
});

test('offer-handoff throws for good: the handoff is held for a person, never lost', async () => {
  await breakLambda(cloud, 'offer-handoff');
  const { handoffId } = await beginHandoff(cloud);
  await until(
    'it is held',
    120,
    async () => {
      await watchdogRound(cloud);
      return statusOf(cloud, handoffId);
    },
    (status) => status === 'held',
  );
  await mendLambda(cloud, 'offer-handoff');
  expect((await storyOf(cloud, handoffId)).join('\n')).toContain('does not get on');
});

/** The offer is out and the workflow waits for the answer. */
async function untilWaiting(handoffId: string): Promise<void> {
  await until(
    `${handoffId} waits`,
    30,
    () => storyOf(cloud, handoffId),
    (story) => story.includes('Baton now waits for an answer.'),
  );
}

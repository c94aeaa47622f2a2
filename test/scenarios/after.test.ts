import { describe, expect, test } from 'vitest';
import { runConcurrently, seeded } from '#test/scenario-support/concurrently.ts';
import {
  CONTACT,
  deliverUntilTaken,
  JONAS_USER,
  setLifecycle,
  stageEvent,
} from '#test/scenario-support/crm.ts';
import {
  lead,
  review,
  reviewAsked,
  reviewDone,
  reviewOfLeads,
  stageWith,
  under,
} from '#test/scenario-support/in-order.ts';
import { facts, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor, pause, request } from '#test/scenario-support/operator.ts';
import { accept, decline, mailsTo, MAYA_MAIL, offerTo, TOM_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const DAY = 24 * 60 * 60;
const LEAD = 'salesqualifiedlead';
const offersToMaya = (stage: Stage) => mailsTo(stage, MAYA_MAIL, 'offer').length;

/** Both have begun, and the lead waits for the review. */
async function waiting(): Promise<Stage> {
  const stage = stageWith(reviewOfLeads);
  await setLifecycle(stage, LEAD);
  expect(under(review, stage).status).toBe('offered');
  expect(under(lead, stage)).toMatchObject({ status: 'postponed' });
  expect(facts(stage, 'OfferMade')).toMatchObject([{ to: 'tom-okafor' }]);
  return stage;
}

describe('a handoff that comes after another on the same record', () => {
  test('is offered as soon as that one is completed, and says so', async () => {
    const stage = await waiting();
    await stage.pass(3600);
    expect(offersToMaya(stage)).toBe(0);
    const { handoffId } = under(review, stage);
    await reviewDone(stage);
    expect(under(review, stage).status).toBe('completed');
    expect(under(lead, stage).status).toBe('offered');
    expect(facts(stage, 'PostponementEnded')).toMatchObject([{ after: { handoffId, end: 'completed' } }]);
    expect(offersToMaya(stage)).toBe(1);
    await accept(stage, offerTo(stage, MAYA_MAIL));
    await stage.pass(60);
    expect(under(lead, stage)).toMatchObject({ status: 'completed', ownership: { owner: 'maya-chen' } });
    expect(facts(stage, 'StepOverdue')).toEqual([]);
    expect(openIncidents(stage)).toEqual([]);
  });

  test('is offered as soon as that one is cancelled, and says so', async () => {
    const stage = await waiting();
    const { handoffId } = under(review, stage);
    await decideFor(stage, 'cancel', handoffId);
    expect(under(lead, stage).status).toBe('offered');
    expect(facts(stage, 'PostponementEnded')).toMatchObject([{ after: { handoffId, end: 'cancelled' } }]);
    expect(offersToMaya(stage)).toBe(1);
  });

  test('goes on waiting while that one is held, day by day', async () => {
    const stage = await waiting();
    await decline(stage, offerTo(stage, TOM_MAIL));
    expect(under(review, stage).status).toBe('held');
    await stage.pass(3 * DAY);
    expect(under(lead, stage).status).toBe('postponed');
    expect(facts(stage, 'OfferPostponed')).toHaveLength(4);
    expect(offersToMaya(stage)).toBe(0);
  });

  test('is offered at once where there is none, and where it is done', async () => {
    const stage = stageWith(review);
    await setLifecycle(stage, LEAD);
    expect(offersToMaya(stage)).toBe(1);
    const other = stageWith(review);
    await reviewAsked(other);
    await other.run();
    await reviewDone(other);
    await setLifecycle(other, LEAD);
    expect(facts(other, 'OfferPostponed')).toEqual([]);
    expect(offersToMaya(other)).toBe(1);
  });

  test('is held back where that one begins before anybody was told', async () => {
    const stage = stageWith(review);
    stage.hubspot.set(CONTACT, { lifecyclestage: LEAD }, JONAS_USER);
    await deliverUntilTaken(stage, [stageEvent(stage)]);
    await stage.runUntil(() => facts(stage, 'OfferMade').length > 0);
    stage.isStreamPaused = true;
    await reviewAsked(stage);
    await stage.runUntil(() => handoffs(stage).length > 1);
    stage.isStreamPaused = false;
    await stage.run();
    expect(under(lead, stage)).toMatchObject({ status: 'postponed', next: { to: 'maya-chen' } });
    expect(offersToMaya(stage)).toBe(0);
    await reviewDone(stage);
    expect(offersToMaya(stage)).toBe(1);
  });

  test('waits with whom somebody named', async () => {
    const stage = await waiting();
    await decideFor(stage, 'reassign', under(lead, stage).handoffId, { to: 'priya-nair' });
    expect(under(lead, stage)).toMatchObject({ status: 'postponed', next: { to: 'priya-nair' } });
    await reviewDone(stage);
    expect(under(lead, stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
  });

  test('waits for its contract too, if that is paused by then', async () => {
    const stage = await waiting();
    await pause(stage, '5h');
    await reviewDone(stage);
    expect(under(lead, stage)).toMatchObject({ status: 'postponed', isPaused: true });
    await stage.pass(5 * 3600);
    expect(under(lead, stage).status).toBe('offered');
  });

  test('waits for a second one, where that has begun meanwhile', async () => {
    const stage = stageWith(review);
    await reviewAsked(stage);
    await setLifecycle(stage, LEAD);
    await stage.pass(60);
    const first = under(review, stage).handoffId;
    stage.hubspot.set(CONTACT, { hs_lead_status: 'REVIEWED' }, JONAS_USER);
    await stage.pass(60);
    await reviewAsked(stage);
    await stage.run();
    const second = under(review, stage).handoffId;
    expect(second).not.toBe(first);
    expect(under(lead, stage)).toMatchObject({ status: 'postponed', after: { handoffId: second } });
  });

  test('is shown with what it waits for', async () => {
    const stage = await waiting();
    const first = under(review, stage).handoffId;
    const { handoffId } = under(lead, stage);
    const { answer } = await request(stage, 'GET', '/operator/handoffs');
    expect(answer).toMatchObject({
      handoffs: expect.arrayContaining([expect.objectContaining({ id: handoffId, after: first })]) as unknown,
    });
    const shown = await request(stage, 'GET', `/operator/handoffs/${handoffId}`);
    const waitsFor = `the handoff ${first} (security-review) on the same record has to be done first`;
    expect(shown.answer).toMatchObject({ summary: { after: first, waitsFor } });
  });
});

describe('whatever is lost or late', () => {
  test('a wake that is lost: a day later it looks by itself', async () => {
    const stage = await waiting();
    await whileUnlisted(stage, async () => {
      await reviewDone(stage);
      await stage.rounds(3);
    });
    stage.world.timers.clear();
    stage.skip(DAY);
    expect(under(lead, stage).status).toBe('postponed');
    await stage.rounds(1);
    expect(under(lead, stage).status).toBe('offered');
  });

  test('a list that lags: whoever ended it looks once more, a step later', async () => {
    const stage = await waiting();
    await whileUnlisted(stage, () => reviewDone(stage));
    await stage.rounds(2);
    expect(under(lead, stage).status).toBe('offered');
  });

  test('a list that does not show yet what the same event began: it is waited for all the same', async () => {
    const stage = stageWith(reviewOfLeads);
    const { rows } = stage.world;
    const set = rows.set.bind(rows);
    rows.set = (key, row) => (row.contract === review.id ? rows : set(key, row));
    await setLifecycle(stage, LEAD);
    expect(under(lead, stage).status).toBe('postponed');
    await stage.pass(3600);
    rows.set = set;
    await reviewDone(stage);
    expect(offersToMaya(stage)).toBe(1);
  });

  test('with the stream off the watchdog finds it', async () => {
    const stage = await waiting();
    stage.isStreamPaused = true;
    await accept(stage, offerTo(stage, TOM_MAIL));
    await stage.rounds(12);
    expect(under(review, stage).status).toBe('completed');
    expect(under(lead, stage).status).toBe('offered');
  });

  test('contracts that a deployment put into another order do not wait for each other', async () => {
    const stage = stageWith(review);
    await reviewAsked(stage);
    await setLifecycle(stage, LEAD);
    const { after, ...independent } = lead;
    expect(after).toBe(review.id);
    stage.deploy(independent, { ...review, after: lead.id });
    stage.hubspot.set(CONTACT, { hs_lead_status: 'REVIEWED' }, JONAS_USER);
    await stage.pass(60);
    await reviewAsked(stage);
    await stage.run();
    await stage.pass(DAY);
    expect(under(lead, stage).status).not.toBe('postponed');
    expect(offersToMaya(stage)).toBe(1);
  });
});

describe('both webhooks at once', () => {
  test.each([1, 2, 3, 4, 5, 6])('of one event: nobody is asked too early (%i)', async (seed) => {
    const stage = stageWith(reviewOfLeads);
    stage.hubspot.set(CONTACT, { lifecyclestage: LEAD }, JONAS_USER);
    const told = () => deliverUntilTaken(stage, [stageEvent(stage)]);
    await runConcurrently(stage, seeded(seed), [told, told]);
    expect(handoffs(stage)).toHaveLength(2);
    expect(under(lead, stage).status).toBe('postponed');
    expect(offersToMaya(stage)).toBe(0);
    await reviewDone(stage);
    expect(offersToMaya(stage)).toBe(1);
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'of two: it waits, or was offered before that one began (%i)',
    async (seed) => {
      const stage = stageWith(review);
      stage.hubspot.set(CONTACT, { lifecyclestage: LEAD }, JONAS_USER);
      await runConcurrently(stage, seeded(seed), [
        () => deliverUntilTaken(stage, [stageEvent(stage)]),
        () => reviewAsked(stage),
      ]);
      expect(handoffs(stage)).toHaveLength(2);
      const isWaiting = under(lead, stage).status === 'postponed';
      expect(offersToMaya(stage)).toBe(isWaiting ? 0 : 1);
      await reviewDone(stage);
      expect(under(lead, stage).status).toBe('offered');
      expect(offersToMaya(stage)).toBe(1);
    },
  );
});

/** The list does not show the lead yet. */
async function whileUnlisted(stage: Stage, act: () => Promise<void>): Promise<void> {
  const row = [...stage.world.rows].find(
    ([, { contract, after }]) => contract === lead.id && after !== undefined,
  );
  if (row === undefined) throw new Error('the lead does not wait');
  stage.world.rows.delete(row[0]);
  await act();
  stage.world.rows.set(...row);
}

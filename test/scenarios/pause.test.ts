import { describe, expect, test } from 'vitest';
import { personIdSchema } from '#domain/contract/ids.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import {
  CONTACT,
  deliverUntilTaken,
  JONAS_USER,
  seedContact,
  setLifecycle,
  stageEvent,
} from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, pause, request, resume } from '#test/scenario-support/operator.ts';
import { accept, decline, mailsTo, MAYA_MAIL, offerTo, PRIYA_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const noon = (hours: number) => `2030-01-31T${String(12 + hours).padStart(2, '0')}:00:00.000Z`;
const offer = (stage: Stage) => {
  const state = handoff(stage);
  if (state.status !== 'offered') throw new Error(`it is ${state.status}`);
  return state.offer;
};

/** An offer is made, and not sent yet. */
async function unsent(stage: Stage): Promise<void> {
  stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead' }, JONAS_USER);
  await deliverUntilTaken(stage, [stageEvent(stage)]);
  await stage.runUntil(() => facts(stage, 'OfferMade').length > 0);
}

describe('while a contract is paused', () => {
  test('what comes in is admitted, and nobody is asked before it ends by itself', async () => {
    const stage = newStage();
    expect((await pause(stage, '6h')).status).toBe(200);
    await setLifecycle(stage, 'salesqualifiedlead');
    expect(handoff(stage)).toMatchObject({ status: 'postponed', isPaused: true, until: noon(6) });
    await stage.pass(6 * HOUR - 1);
    expect(mailsTo(stage, MAYA_MAIL)).toEqual([]);
    await stage.pass(1);
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { expiresAt: noon(10) } });
    expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(1);
    expect(facts(stage, 'StepOverdue')).toEqual([]);
    expect(openIncidents(stage)).toEqual([]);
  });

  test('the clock of an open offer stands still, and goes on with what was left', async () => {
    const stage = await offered();
    await stage.pass(2 * HOUR);
    await pause(stage, '5h');
    expect(offer(stage)).toMatchObject({ expiresAt: noon(9), remindAt: noon(8), pausedUntil: noon(7) });
    await stage.pass(5 * HOUR);
    expect(mailsTo(stage, MAYA_MAIL, 'reminder')).toEqual([]);
    await stage.pass(HOUR);
    expect(mailsTo(stage, MAYA_MAIL, 'reminder')).toHaveLength(1);
    await stage.pass(HOUR - 1);
    expect(handoff(stage).status).toBe('offered');
    await stage.pass(1);
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'expired' } });
  });

  test('an answer is taken, also after the deadline that was told', async () => {
    const stage = await offered();
    await pause(stage, '10h');
    await stage.pass(8 * HOUR);
    await accept(stage, offerTo(stage, MAYA_MAIL));
    await stage.pass(60);
    expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'maya-chen' } });
  });

  test('what is declined is offered to the next when it ends', async () => {
    const fallback = { person: personIdSchema.parse('priya-nair') };
    const stage = await offered({ ...sampleContract, fallback });
    await pause(stage, '3h');
    await decline(stage, offerTo(stage, MAYA_MAIL));
    expect(handoff(stage)).toMatchObject({ status: 'postponed', until: noon(3) });
    await stage.pass(3 * HOUR);
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
  });

  test('whom somebody named is asked when it ends', async () => {
    const stage = await offered();
    await pause(stage, '3h');
    await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'tom-okafor' });
    expect(handoff(stage)).toMatchObject({ status: 'postponed', next: { to: 'tom-okafor' } });
    await stage.pass(3 * HOUR);
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'tom-okafor' } });
  });

  test('an offer that was made but not sent is held back', async () => {
    const stage = newStage();
    await unsent(stage);
    await pause(stage, '3h');
    expect(mailsTo(stage, MAYA_MAIL)).toEqual([]);
    await stage.pass(3 * HOUR);
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
    expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(1);
  });

  test('an offer that was held back goes to somebody else if the contract chooses otherwise by then', async () => {
    const fallback = { person: personIdSchema.parse('priya-nair') };
    const stage = newStage({ ...sampleContract, fallback });
    await unsent(stage);
    await pause(stage, '3h');
    stage.world.absences.set('maya-chen', [{ from: noon(0), until: FOR_GOOD }]);
    await stage.pass(3 * HOUR);
    expect(mailsTo(stage, MAYA_MAIL)).toEqual([]);
    expect(facts(stage, 'OfferMade')).toMatchObject([
      { to: 'maya-chen' },
      { to: 'priya-nair', because: 'fallback' },
    ]);
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'priya-nair' } });
  });

  test('the list and the handoff say so', async () => {
    const stage = await offered();
    await pause(stage, '3h');
    const { answer } = await request(stage, 'GET', '/operator/handoffs');
    expect(answer).toMatchObject({ paused: [{ contract: stage.contract.id, until: noon(3) }] });
    const shown = await request(stage, 'GET', `/operator/handoffs/${handoff(stage).handoffId}`);
    expect(shown.answer).toMatchObject({ summary: { pausedUntil: noon(3) } });
  });
});

describe('a pause that ends otherwise than planned', () => {
  test('by hand: what waited is offered at once, and clocks go on', async () => {
    const stage = await offered();
    await pause(stage, '20h');
    seedContact(stage, '502');
    await setLifecycle(stage, 'salesqualifiedlead', '502');
    await stage.pass(2 * HOUR);
    expect((await resume(stage)).status).toBe(200);
    expect(handoffs(stage)).toMatchObject([
      { status: 'offered', offer: { expiresAt: noon(6) } },
      { status: 'offered', offer: { expiresAt: noon(6) } },
    ]);
  });

  test('later: what waits goes on waiting', async () => {
    const stage = await offered();
    seedContact(stage, '502');
    await pause(stage, '2h');
    await setLifecycle(stage, 'salesqualifiedlead', '502');
    await pause(stage, '6h');
    expect(handoffs(stage)).toMatchObject([
      { status: 'offered', offer: { expiresAt: noon(10) } },
      { status: 'postponed', until: noon(6) },
    ]);
    await stage.pass(6 * HOUR);
    expect(handoffs(stage)).toMatchObject([{ status: 'offered' }, { status: 'offered' }]);
  });

  test('and what is not paused cannot go on', async () => {
    const stage = await offered();
    expect(await resume(stage)).toMatchObject({ status: 409, answer: { error: { word: 'not-paused' } } });
    expect(await pause(stage, '2029-01-01T00:00:00Z')).toMatchObject({ status: 409 });
    expect(await pause(stage, '31d')).toMatchObject({ status: 409 });
    expect(await pause(stage, 'soon')).toMatchObject({ status: 400 });
  });
});

describe('races', () => {
  test('an offer is sent at once where the pause ends while it is being held back', async () => {
    const stage = newStage();
    await unsent(stage);
    const path = `/operator/contracts/${stage.contract.id}/pause`;
    await request(stage, 'POST', path, { until: '3h', reason: 'because' });
    const logsRead = () =>
      stage.fates.calls.filter(({ lambda, call }) => lambda === 'offer-handoff' && call === 'log.read');
    // The handoff and the contract were read while it was paused; what follows finds the pause over.
    stage.fates.gate = () => {
      if (logsRead().length === 2) {
        stage.fates.gate = undefined;
        stage.skip(3 * HOUR);
      }
      return Promise.resolve();
    };
    await stage.run();
    expect(stage.now()).toBe(noon(3));
    expect(facts(stage, 'OfferPostponed')).toEqual([]);
    expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(1);
    expect(handoff(stage)).toMatchObject({
      status: 'offered',
      epoch: 1,
      workflow: { waiting: { epoch: 1 } },
    });
  });

  test('a deadline in the very second of the pause has passed', async () => {
    const stage = await offered();
    stage.skip(4 * HOUR);
    await request(stage, 'POST', `/operator/contracts/${stage.contract.id}/pause`, {
      until: '3h',
      reason: 'because',
    });
    await stage.run();
    expect(facts(stage, 'OfferExpired')).toHaveLength(1);
    expect(facts(stage, 'OfferMade')).toHaveLength(1);
  });

  test('paused, resumed and paused again before anything was woken, it counts both', async () => {
    const stage = await offered();
    const path = `/operator/contracts/${stage.contract.id}`;
    const post = (what: string, body: object) =>
      request(stage, 'POST', `${path}/${what}`, { reason: 'because', ...body });
    await post('pause', { until: '3h' });
    stage.skip(HOUR);
    await post('resume', {});
    stage.skip(HOUR);
    await post('pause', { until: '2h' });
    await stage.run();
    expect(offer(stage)).toMatchObject({ expiresAt: noon(7), pausedUntil: noon(4) });
  });

  test.each([true, false])('with the stream off (%s) all of it is found by the watchdog', async (off) => {
    const stage = await offered();
    stage.isStreamPaused = off;
    await pause(stage, '1h');
    seedContact(stage, '502');
    await setLifecycle(stage, 'salesqualifiedlead', '502');
    await stage.rounds(30);
    const dueAt = [...stage.world.rows].filter(([id]) => id.startsWith('handoff#'));
    expect(dueAt.map(([, row]) => row.dueAt)).not.toContain(undefined);
    expect(handoffs(stage)).toMatchObject([{ status: 'offered' }, { status: 'offered' }]);
    expect(handoffs(stage)[0]).toMatchObject({ offer: { expiresAt: noon(5) } });
    expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(2);
  });

  test('a handoff that was admitted while it went on, and that the walk missed, goes on a step later', async () => {
    const stage = newStage();
    await pause(stage, '20h');
    await setLifecycle(stage, 'salesqualifiedlead');
    const row = [...stage.world.rows].find(([id]) => id.startsWith('handoff#'));
    if (row === undefined) throw new Error('there is no handoff');
    stage.world.rows.delete(row[0]);
    await resume(stage);
    expect(handoff(stage).status).toBe('postponed');
    stage.world.rows.set(...row);
    await stage.rounds(2);
    expect(handoff(stage).status).toBe('offered');
  });
});

test('a pause until a day lasts until its end, where the contract owner lives', async () => {
  const stage = newStage();
  const path = `/operator/contracts/${stage.contract.id}/pause`;
  const { answer } = await request(stage, 'POST', path, { until: '2030-02-01', reason: 'because' });
  expect(answer).toMatchObject({ until: '2030-02-01T23:00:00.000Z' });
});

import { describe, expect, test } from 'vitest';
import {
  CONTACT,
  JONAS_USER,
  setLifecycle,
  stageEvent,
  deliverUntilTaken,
} from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { addMapping } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  decisionTo,
  JONAS_MAIL,
  look,
  mailsTo,
  offerTo,
  send,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { toms } from '#test/scenario-support/two-owners.ts';
import { statusSchema } from '#domain/contract/ids.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const setStatusTo = statusSchema.parse('marketing-qualified');
const setsBack = { ...sampleContract, whenReturned: { setStatusTo } };
const HOLDS_ON = { whenRecordMoves: 'set-back' } as const;
const holdsOn = { ...sampleContract, ...HOLDS_ON };
const LEAD = 'salesqualifiedlead';
const DROPS = { does: 'say yes and drop it' } as const;

const shown = (stage: Stage): string => stage.hubspot.value(CONTACT, 'lifecyclestage');
const receipts = ({ world }: Stage) => [...world.receipts.values()];

async function returned(stage: Stage): Promise<void> {
  stage.skip(60);
  await send(stage, offerTo(stage), { answer: 'return', 'return-reason': 'incomplete' });
  await stage.run();
}

/** HubSpot tells of the last change, by whomever. */
async function report(stage: Stage): Promise<void> {
  await deliverUntilTaken(stage, [stageEvent(stage)]);
  await stage.run();
}

/** One contract begins with the status that the record is set back from under the other, a moment later. */
async function movedOnForBoth(stage: Stage): Promise<void> {
  stage.skip(60);
  stage.hubspot.atWrite = async () => {
    stage.skip(1);
    return undefined;
  };
  await setLifecycle(stage, 'opportunity');
}

describe('what is returned', () => {
  test('has its status set back, as the contract says', async () => {
    const stage = await offered(setsBack);
    await returned(stage);
    expect(shown(stage)).toBe('marketingqualifiedlead');
    expect(facts(stage, 'StatusChanged')).toMatchObject([{ to: 'marketing-qualified' }]);
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'returned' } });
  });

  test('has its status set back, though only a mapping that was added in a hurry knows it', async () => {
    const stage = newStage(setsBack);
    await setLifecycle(stage, 'SQL');
    await addMapping(stage, 'SQL', 'sales-qualified');
    await returned(stage);
    expect(shown(stage)).toBe('marketingqualifiedlead');
  });

  test('keeps its status where the contract says nothing', async () => {
    const stage = await offered();
    await returned(stage);
    expect(shown(stage)).toBe(LEAD);
  });

  test('starts nothing and moves nothing when HubSpot tells of what Baton wrote', async () => {
    const stage = await offered(setsBack);
    await returned(stage);
    stage.skip(60);
    await report(stage);
    expect(receipts(stage).at(-1)).toMatchObject({ outcome: 'ignored', because: 'set-by-baton' });
    expect(facts(stage, 'RecordMovedOn')).toEqual([]);
    expect(handoffs(stage)).toHaveLength(1);
  });

  test('gets its status again when whoever handed it over lets it go on', async () => {
    const stage = await offered(setsBack);
    await returned(stage);
    stage.skip(60);
    await decide(stage, { choice: 'retry' });
    expect(shown(stage)).toBe(LEAD);
    await report(stage);
    expect(handoffs(stage)).toHaveLength(1);
    await accept(stage);
    expect(handoff(stage).status).toBe('completed');
  });

  test('is told of before, in the decision that is asked for, and with what lets it go on', async () => {
    const stage = await offered(setsBack);
    expect((await look(stage, offerTo(stage))).body).toContain(
      'The record is set back to “marketing qualified”.',
    );
    await returned(stage);
    const word = mailsTo(stage, JONAS_MAIL).at(-1)?.text;
    expect(word).toContain('The record is set back to “marketing qualified” until it goes on.');
    const page = (await look(stage, decisionTo(stage, JONAS_MAIL))).body;
    expect(page.split('The record is set to “sales qualified” again.')).toHaveLength(3);
  });

  test('is not told of where the contract leaves the status', async () => {
    const stage = await offered();
    expect((await look(stage, offerTo(stage))).body).not.toContain('set back');
    await returned(stage);
    expect(mailsTo(stage, JONAS_MAIL).at(-1)?.text).not.toContain('set back');
    expect((await look(stage, decisionTo(stage, JONAS_MAIL))).body).not.toContain('again.');
  });

  test('is handed over anew when somebody gives it its status again, though the contract keeps offers', async () => {
    const stage = await offered({ ...setsBack, whenRecordMoves: 'keep' });
    await returned(stage);
    stage.skip(60);
    await setLifecycle(stage, LEAD);
    expect(handoffs(stage).map(({ status }) => status)).toEqual(['cancelled', 'offered']);
  });

  test('is left as somebody else has changed it meanwhile', async () => {
    const stage = await offered({ ...setsBack, whenRecordMoves: 'keep' });
    stage.hubspot.set(CONTACT, { lifecyclestage: 'customer' }, JONAS_USER);
    await returned(stage);
    expect(shown(stage)).toBe('customer');
    expect(facts(stage, 'StatusLeft')).toMatchObject([{ because: 'changed' }]);
  });

  test('is left when it was given the same status once more since', async () => {
    const stage = await offered(setsBack);
    stage.skip(60);
    stage.hubspot.set(CONTACT, { lifecyclestage: 'lead' }, JONAS_USER);
    stage.hubspot.set(CONTACT, { lifecyclestage: LEAD }, JONAS_USER);
    await returned(stage);
    expect(shown(stage)).toBe(LEAD);
    expect(facts(stage, 'StatusLeft')).toHaveLength(1);
  });

  test('is emptied first where HubSpot keeps a stage that would go backwards', async () => {
    const stage = await offered(setsBack);
    await stage.run();
    stage.hubspot.atWrite = async ({ lifecyclestage }) =>
      lifecyclestage === 'marketingqualifiedlead' && shown(stage) === LEAD ? DROPS : undefined;
    await send(stage, offerTo(stage), { answer: 'return', 'return-reason': 'incomplete' });
    await stage.pass(10 * 60);
    const values = stage.hubspot.history(CONTACT, 'lifecyclestage').map(({ value }) => value);
    expect(values.slice(0, 3)).toEqual(['marketingqualifiedlead', '', LEAD]);
  });
});

describe('what is read back right after a write', () => {
  test('may be old: nothing is emptied for it', async () => {
    const stage = await offered(setsBack);
    await stage.run();
    stage.hubspot.reflectFaults.push(DROPS);
    await returned(stage);
    await stage.pass(10 * 60);
    const values = stage.hubspot.history(CONTACT, 'lifecyclestage').map(({ value }) => value);
    expect(values.slice(0, 2)).toEqual(['marketingqualifiedlead', LEAD]);
  });

  test('decides nothing as long as nobody says since when it has been there', async () => {
    const stage = await offered(setsBack);
    stage.hubspot.hasNoHistory = true;
    await returned(stage);
    expect([shown(stage), facts(stage, 'StatusLeft')]).toEqual([LEAD, []]);
    stage.hubspot.hasNoHistory = false;
    await stage.pass(10 * 60);
    expect(shown(stage)).toBe('marketingqualifiedlead');
  });

  test('is left in the end where nobody ever says it', async () => {
    const stage = await offered(setsBack);
    stage.hubspot.hasNoHistory = true;
    await returned(stage);
    await stage.pass(60 * 60);
    expect(shown(stage)).toBe(LEAD);
    expect(facts(stage, 'StatusLeft')).toMatchObject([{ because: 'changed' }]);
  });
});

describe('a status that cannot be set back', () => {
  test('opens an incident, holds nothing, and is tried again from its page', async () => {
    const stage = await offered(holdsOn);
    stage.skip(60);
    stage.hubspot.reflectFaults.push({ does: 'answer', status: 403 });
    await setLifecycle(stage, 'opportunity');
    expect(handoff(stage).status).toBe('offered');
    expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'status-failed' } }]);
    stage.skip(60);
    await decide(stage, { choice: 'retry' });
    await stage.pass(10 * 60);
    expect(shown(stage)).toBe(LEAD);
    expect(openIncidents(stage)).toEqual([]);
  });

  test('leaves no incident behind, wherever the process died that wrote it in the end', async () => {
    const failed = await offered(holdsOn);
    failed.skip(60);
    failed.hubspot.reflectFaults.push({ does: 'answer', status: 403 });
    await setLifecycle(failed, 'opportunity');
    failed.skip(120);
    const { handoffId, correlationId } = handoff(failed);
    const message = { handoffId, target: 'hubspot', work: 'status', attempt: 1, correlationId } as const;
    failed.world.queued.connectors.push({ message, delaySeconds: 0 });
    const whole = failed.fork();
    await whole.run();
    const calls = whole.fates.calls.map(({ call }) => call);
    expect(calls).toContain('hubspot.write');
    for (let at = 1; at <= calls.length; at += 1) {
      const stage = failed.fork();
      stage.fates.crashes.push({ at, moment: 'after' });
      await stage.rounds(3);
      expect(openIncidents(stage), `call ${at}`).toEqual([]);
      expect(facts(stage, 'StatusChanged')).toHaveLength(1);
    }
  });

  test('is tried again after a passing fault', async () => {
    const stage = await offered(holdsOn);
    stage.skip(60);
    stage.hubspot.reflectFaults.push({ does: 'answer', status: 503 }, { does: 'time out', applied: true });
    await setLifecycle(stage, 'opportunity');
    await stage.pass(10 * 60);
    expect(shown(stage)).toBe(LEAD);
    expect(openIncidents(stage)).toEqual([]);
  });
});

describe('a record that moves on before somebody has accepted', () => {
  test('is set back where the contract says so, and the offer stands', async () => {
    const stage = await offered(holdsOn);
    stage.skip(60);
    await setLifecycle(stage, 'opportunity');
    expect(shown(stage)).toBe(LEAD);
    await report(stage);
    expect(handoffs(stage)).toHaveLength(1);
    await accept(stage);
    expect(handoff(stage).status).toBe('completed');
  });

  test('takes back what another contract had begun with the status that it was set back from', async () => {
    const stage = await offered(holdsOn, sampleDirectory, undefined, [toms]);
    await movedOnForBoth(stage);
    expect(handoffs(stage).map(({ status }) => status)).toEqual(['offered', 'offered']);
    await report(stage);
    expect(handoffs(stage).map(({ status }) => status)).toEqual(['offered', 'cancelled']);
    expect(receipts(stage).at(-1)).toMatchObject({
      ...{ outcome: 'accepted', because: 'moved-on', handoffIds: [handoffs(stage)[1]?.handoffId] },
    });
  });

  test('is not fought over by two contracts: the other one asks', async () => {
    const stage = await offered(holdsOn, sampleDirectory, undefined, [{ ...toms, ...HOLDS_ON }]);
    await movedOnForBoth(stage);
    await report(stage);
    expect(handoffs(stage).map(({ status }) => status)).toEqual(['offered', 'held']);
    expect(shown(stage)).toBe(LEAD);
  });

  test('is put to the contract owner when it is moved on each time', async () => {
    const stage = await offered(holdsOn);
    for (let time = 0; time < 4; time += 1) {
      stage.skip(60);
      await setLifecycle(stage, 'opportunity');
    }
    expect(facts(stage, 'StatusChanged')).toHaveLength(3);
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'moved-on' } });
    expect(shown(stage)).toBe('opportunity');
  });

  test('has not begun, though the status that it was set back from would show that', async () => {
    const statuses = [statusSchema.parse('opportunity')];
    const start = {
      withinSeconds: 86_400,
      latestSeconds: 86_400,
      graceSeconds: 3600,
      statuses,
      whenMissed: 'ask',
    } as const;
    const stage = await offered({ ...holdsOn, start });
    stage.skip(60);
    await setLifecycle(stage, 'opportunity');
    await accept(stage);
    expect(handoff(stage).status).toBe('completed');
    expect(facts(stage, 'WorkStarted')).toEqual([]);
  });

  test('is left when somebody accepts first', async () => {
    const stage = await offered(holdsOn);
    stage.skip(60);
    stage.hubspot.reflectFaults.push({ does: 'answer', status: 503 });
    await setLifecycle(stage, 'opportunity');
    await accept(stage);
    await stage.pass(10 * 60);
    expect(shown(stage)).toBe('opportunity');
    expect(handoff(stage).status).toBe('completed');
  });
});

import { describe, expect, test } from 'vitest';
import {
  CONTACT,
  JONAS_USER,
  setLifecycle,
  stageEvent,
  deliverUntilTaken,
} from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept, decide, offerTo, send } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { statusSchema } from '#domain/contract/ids.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const setStatusTo = statusSchema.parse('marketing-qualified');
const setsBack = { ...sampleContract, whenReturned: { setStatusTo } };
const holdsOn = { ...sampleContract, whenRecordMoves: 'set-back' } as const;
const LEAD = 'salesqualifiedlead';

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

describe('what is returned', () => {
  test('has its status set back, as the contract says', async () => {
    const stage = await offered(setsBack);
    await returned(stage);
    expect(shown(stage)).toBe('marketingqualifiedlead');
    expect(facts(stage, 'StatusChanged')).toMatchObject([{ to: 'marketing-qualified' }]);
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'returned' } });
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
    stage.hubspot.reflectFaults.push({ does: 'say yes and drop it' });
    await send(stage, offerTo(stage), { answer: 'return', 'return-reason': 'incomplete' });
    await stage.run();
    const values = stage.hubspot.history(CONTACT, 'lifecyclestage').map(({ value }) => value);
    expect(values.slice(0, 3)).toEqual(['marketingqualifiedlead', '', LEAD]);
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

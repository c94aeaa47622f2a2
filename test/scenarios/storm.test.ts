import { describe, expect, test } from 'vitest';
import { deliverUntilTaken, seedContact, setLifecycle, stageEvent } from '#test/scenario-support/crm.ts';
import { facts, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, decide, LENA_MAIL, mailsTo, MAYA_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const CONTACTS = ['501', '502', '503', '504'];
const calm = { ...sampleContract, storm: { admissions: 2, withinSeconds: 900 } };
const spared = { ...calm, storm: { admissions: 50, withinSeconds: 900, openOffersPerPerson: 2 } };
const statuses = (stage: Stage) => handoffs(stage).map(({ status }) => status);

/** Four contacts become sales qualified at once. */
async function flood(contract: typeof sampleContract): Promise<Stage> {
  const stage = newStage(contract);
  for (const contact of CONTACTS) {
    seedContact(stage, contact);
    await setLifecycle(stage, 'salesqualifiedlead', contact);
  }
  return stage;
}

describe('more at once than a contract allows', () => {
  test('waits under one incident, and nobody is asked about it', async () => {
    const stage = await flood(calm);
    expect(statuses(stage)).toEqual(['offered', 'offered', 'held', 'held']);
    expect(openIncidents(stage)).toMatchObject([
      { cause: { kind: 'storm', because: 'admissions' }, members: { length: 2 }, owner: 'lena-fischer' },
    ]);
    expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(2);
    expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
  });

  test('is counted once for each handoff, however often it is reported', async () => {
    const stage = newStage(calm);
    await setLifecycle(stage, 'salesqualifiedlead');
    for (let again = 0; again < 3; again += 1) await deliverUntilTaken(stage, [stageEvent(stage)]);
    await stage.run();
    seedContact(stage, '502');
    await setLifecycle(stage, 'salesqualifiedlead', '502');
    expect(statuses(stage)).toEqual(['offered', 'offered']);
  });

  test('is no longer too much in the next window', async () => {
    const stage = await flood(calm);
    await stage.pass(900);
    seedContact(stage, '505');
    await setLifecycle(stage, 'salesqualifiedlead', '505');
    expect(statuses(stage).at(-1)).toBe('offered');
  });

  test('goes on, all of it, by the page of the incident', async () => {
    const stage = await flood(calm);
    await decide(stage, { choice: 'retry' });
    expect(statuses(stage)).toEqual(['offered', 'offered', 'offered', 'offered']);
    expect(openIncidents(stage)).toEqual([]);
  });

  test('goes on or is discarded one by one', async () => {
    const stage = await flood(calm);
    const [, , third, fourth] = handoffs(stage);
    await decideFor(stage, 'retry', third?.handoffId ?? '');
    expect(openIncidents(stage)).toMatchObject([{ members: { length: 1 } }]);
    await decideFor(stage, 'cancel', fourth?.handoffId ?? '');
    expect(statuses(stage)).toEqual(['offered', 'offered', 'offered', 'cancelled']);
    expect(openIncidents(stage)).toEqual([]);
  });
});

describe('more than one person may have open', () => {
  test('waits, and goes on only as far as they have room', async () => {
    const stage = await flood(spared);
    expect(statuses(stage)).toEqual(['offered', 'offered', 'held', 'held']);
    expect(openIncidents(stage)).toMatchObject([{ cause: { because: 'open-offers', person: 'maya-chen' } }]);
    await accept(stage);
    await stage.pass(60);
    await decide(stage, { choice: 'retry' });
    expect(statuses(stage).toSorted()).toEqual(['completed', 'held', 'offered', 'offered']);
    expect(openIncidents(stage)).toMatchObject([{ members: { length: 1 } }]);
  });
});

test('a contract without limits counts nothing', async () => {
  const stage = await flood(sampleContract);
  expect(statuses(stage)).toEqual(['offered', 'offered', 'offered', 'offered']);
  expect(stage.world.turns.size).toBe(0);
  expect(facts(stage, 'HandoffHeld')).toEqual([]);
});

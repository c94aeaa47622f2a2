import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import type { Directory, Person } from '#domain/contract/directory.ts';
import { personIdSchema, poolIdSchema } from '#domain/contract/ids.ts';
import { setLifecycle, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decide, mailsTo, MAYA_MAIL } from '#test/scenario-support/people.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const id = (name: string) => personIdSchema.parse(name);
const HOUR = 60 * 60;

/** The stage's clock begins at noon of 31 January 2030, a Thursday. */
const today = { from: '2030-01-31T00:00:00.000Z', until: '2030-02-01T08:00:00.000Z' };

const withMaya = (more: Partial<Person>): Directory => ({
  ...sampleDirectory,
  people: sampleDirectory.people.map((one) => (one.id === 'maya-chen' ? { ...one, ...more } : one)),
});
const whenNobody = (policy: Contract['candidates']['whenNobody']): Contract => ({
  ...sampleContract,
  fallback: { person: id('priya-nair') },
  candidates: { mayBeGiver: false, onlyInWorkingHours: false, whenNobody: policy },
});

describe('whoever is away is not asked', () => {
  test('but the fallback, and the log says why', async () => {
    const stage = newStage(whenNobody('fallback'), withMaya({ away: [today] }));
    await setLifecycle(stage, 'salesqualifiedlead');
    expect(facts(stage, 'OfferMade')).toMatchObject([{ to: 'priya-nair', because: 'fallback' }]);
    expect(mailsTo(stage, MAYA_MAIL)).toEqual([]);
  });

  test('but their stand-in', async () => {
    const stage = newStage(
      whenNobody('hold'),
      withMaya({ away: [{ ...today, delegate: id('priya-nair') }] }),
    );
    await setLifecycle(stage, 'salesqualifiedlead');
    expect(facts(stage, 'OfferMade')).toMatchObject([
      {
        to: 'priya-nair',
        because: 'named',
        choice: { leftOut: [{ person: 'maya-chen', because: 'away' }] },
      },
    ]);
  });

  test('and it is held for a person, where the contract says so', async () => {
    const stage = newStage(whenNobody('hold'), withMaya({ away: [today] }));
    await setLifecycle(stage, 'salesqualifiedlead');
    expect(handoff(stage).status).toBe('held');
    expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'nobody-to-ask' } }]);
    await stage.rounds(2);
    expect(stage.workflow.running()).toEqual([]);
    await decide(stage, { choice: 'give-to', person: 'priya-nair' });
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
    expect(openIncidents(stage)).toEqual([]);
  });

  test('before they are back, where the contract waits for that', async () => {
    const stage = newStage(whenNobody('wait'), withMaya({ away: [today] }));
    await setLifecycle(stage, 'salesqualifiedlead');
    expect(handoff(stage)).toMatchObject({ status: 'postponed', until: today.until });
    await stage.pass(19 * HOUR);
    expect(facts(stage, 'OfferMade')).toEqual([]);
    await stage.pass(HOUR);
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
    expect(openIncidents(stage)).toEqual([]);
    expect(facts(stage, 'StepOverdue')).toEqual([]);
  });
});

test('held for want of anybody, a retry lets the contract choose anew', async () => {
  const stage = newStage(
    whenNobody('hold'),
    withMaya({ away: [{ ...today, until: '2030-01-31T13:00:00.000Z' }] }),
  );
  await setLifecycle(stage, 'salesqualifiedlead');
  await stage.pass(2 * HOUR);
  await decide(stage, { choice: 'retry' });
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
});

test('a pool that nobody is in is no reason to ask everyone', async () => {
  const pool = poolIdSchema.parse('nobody-is-in-it');
  const stage = newStage({ ...sampleContract, routing: { strategy: 'round-robin', pool } });
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'nobody-to-ask' } }]);
  expect(facts(stage, 'OfferMade')).toEqual([]);
});

test('whom another tool has made the owner of the record is asked to confirm it', async () => {
  const owner = sampleDirectory.people.find(({ ids }) => ids.hubspot === TOM);
  const stage = newStage({
    ...sampleContract,
    routing: { strategy: 'record-owner' },
    candidates: { mayBeGiver: true, onlyInWorkingHours: false, whenNobody: 'hold' },
  });
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(facts(stage, 'OfferMade')).toMatchObject([{ to: owner?.id, because: 'record-owner' }]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { absenceSchema } from '#domain/contract/directory.ts';
import type { Absence } from '#domain/contract/directory.ts';
import type { HandoffId } from '#domain/ids.ts';
import { subjectId } from '#domain/ids.ts';
import type { Row } from '#domain/ports/rows.ts';
import { newHandoffId, newSubject, rowOf } from './support/samples.ts';
import { NOW, storeKinds } from './support/stores.ts';
import type { OpenStores } from './support/stores.ts';

const SOON = '2026-11-02T09:00:10.000Z';
const LATER = '2026-11-02T09:00:20.000Z';

const absence = (from: string, until: string): Absence => absenceSchema.parse({ from, until });
const HOLIDAY = absence('2026-12-24T00:00:00.000Z', '2027-01-02T00:00:00.000Z');
const TODAY = absence('2026-11-02T08:00:00.000Z', '2026-11-02T18:00:00.000Z');

describe.each(storeKinds('situation'))('What a choice depends on $kind', ({ open }) => {
  let opened: OpenStores;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  /** As a queue does: whoever was busy is asked again, until there is an answer. */
  const take = async (contract: string, handoffId: HandoffId, now = NOW): Promise<number> => {
    for (;;) {
      const turn = await opened.stores.turns.take(contract, handoffId, now, SOON);
      if (turn !== 'busy') return turn;
    }
  };

  describe('turns', () => {
    test('are consecutive numbers from 0, one list for each contract', async () => {
      const [one, other] = [newHandoffId(), newHandoffId()];
      expect([await take('first', one), await take('first', other), await take('second', one)]).toEqual([
        0, 1, 0,
      ]);
    });

    test('stay with their handoff', async () => {
      const id = newHandoffId();
      const turn = await take('third', id);
      await take('third', newHandoffId());
      expect([await take('third', id), await take('third', id, LATER)]).toEqual([turn, turn]);
    });

    test('can be looked at ahead, and none is taken by that', async () => {
      const { turns } = opened.stores;
      expect([await turns.next('ahead'), await turns.next('ahead')]).toEqual([0, 0]);
      await take('ahead', newHandoffId());
      expect(await turns.next('ahead')).toBe(1);
    });

    test('are given once each when two hundred ask for fifty handoffs at once', async () => {
      const ids = Array.from({ length: 50 }, newHandoffId);
      const asking = Array.from({ length: 200 }, (_, index) => ids[(index * 7) % 50] ?? newHandoffId());
      const answers = await Promise.all(asking.map(async (id) => [id, await take('crowded', id)] as const));
      const turns = new Map(answers);
      expect(answers.every(([id, turn]) => turns.get(id) === turn)).toBe(true);
      expect([...turns.values()].sort((a, b) => a - b)).toEqual(ids.map((_, index) => index));
    });
  });

  describe('absences', () => {
    test('are listed by person, as they were entered last', async () => {
      const { absences } = opened.stores;
      await absences.put('ann', [TODAY], NOW);
      await absences.put('ann', [TODAY, HOLIDAY], NOW);
      await absences.put('ben', [HOLIDAY], NOW);
      expect(await absences.list()).toMatchObject({ ann: [TODAY, HOLIDAY], ben: [HOLIDAY] });
    });

    test('are dropped once they have ended', async () => {
      const { absences } = opened.stores;
      await absences.put('cara', [TODAY, HOLIDAY], TODAY.until);
      expect(await absences.list()).toMatchObject({ cara: [HOLIDAY] });
      await absences.put('cara', [HOLIDAY], HOLIDAY.until);
      expect(await absences.list()).not.toHaveProperty('cara');
    });

    test('can be taken back, also when there are none', async () => {
      const { absences } = opened.stores;
      await absences.put('dora', [TODAY], NOW);
      await absences.put('dora', [], NOW);
      await absences.put('dora', [], NOW);
      expect(await absences.list()).not.toHaveProperty('dora');
    });
  });

  describe('troubles of channels', () => {
    const trouble = (person: string, failures: number) => ({
      ...{ person, channel: 'email' as const, failures, since: NOW, because: 'bounced', offers: ['a 1'] },
    });

    test('are one for each way to each person, the last that was put', async () => {
      const { troubles } = opened.stores;
      const slack = { ...trouble('gus', 1), channel: 'slack' as const };
      for (const one of [trouble('gus', 1), trouble('gus', 2), slack, trouble('*', 3)])
        await troubles.put(one);
      const listed = await troubles.list();
      expect(listed).toHaveLength(3);
      expect(listed).toEqual(expect.arrayContaining([trouble('gus', 2), slack, trouble('*', 3)]));
    });

    test('are gone once they are removed, also when there are none', async () => {
      const { troubles } = opened.stores;
      await troubles.put(trouble('hal', 1));
      await troubles.remove(trouble('hal', 1));
      await troubles.remove(trouble('hal', 1));
      expect((await troubles.list()).filter(({ person }) => person === 'hal')).toEqual([]);
    });
  });

  describe('loads', () => {
    const stored = async (seq: number, more: Partial<Row>, subject = newSubject()) => {
      await opened.stores.rows.put(rowOf(subject, seq, more));
      return subject;
    };

    test('count what is offered to somebody and what they own, until it has ended', async () => {
      const { rows } = opened.stores;
      expect(await rows.countOpen('eve', 9)).toBe(0);
      const subject = await stored(1, { offeredTo: 'eve' });
      await stored(1, { status: 'held', owner: 'eve' });
      await stored(1, { offeredTo: 'finn' });
      expect(await rows.countOpen('eve', 9)).toBe(2);
      await stored(2, { status: 'syncing', owner: 'eve' }, subject);
      expect(await rows.countOpen('eve', 9)).toBe(2);
      await stored(3, { status: 'completed', owner: 'eve' }, subject);
      expect(await rows.countOpen('eve', 9)).toBe(1);
    });

    test('count neither incidents of theirs nor what was cancelled', async () => {
      await stored(1, { status: 'open', owner: 'gil' }, subjectId('incident', newHandoffId()));
      await stored(1, { status: 'cancelled', owner: 'gil' });
      expect(await opened.stores.rows.countOpen('gil', 9)).toBe(0);
    });

    test('are listed as the rows that are counted', async () => {
      const { rows } = opened.stores;
      const [offered, owned] = [await stored(1, { offeredTo: 'ida' }), await stored(1, { owner: 'ida' })];
      await stored(1, { status: 'completed', owner: 'ida' });
      const found = await rows.openOf('ida', 9);
      expect(found.map(({ subjectId }) => subjectId).toSorted()).toEqual([offered, owned].toSorted());
      expect(found).toContainEqual(await rows.get(offered));
      expect(await rows.openOf('ida', 1)).toHaveLength(1);
      expect(await rows.openOf('nobody', 9)).toEqual([]);
    });

    test('are listed newest first', async () => {
      const { rows } = opened.stores;
      const days = ['2030-01-02', '2030-01-03', '2030-01-01'];
      for (const day of days) await stored(1, { offeredTo: 'joy', openedAt: `${day}T12:00:00.000Z` });
      const found = await rows.openOf('joy', 2);
      expect(found.map(({ openedAt }) => openedAt.slice(0, 10))).toEqual(['2030-01-03', '2030-01-02']);
    });

    test('are counted up to a number', async () => {
      for (let index = 0; index < 5; index += 1) await stored(1, { offeredTo: 'hal' });
      const counts = [1, 4, 5, 6].map((atMost) => opened.stores.rows.countOpen('hal', atMost));
      expect(await Promise.all(counts)).toEqual([1, 4, 5, 5]);
    });
  });
});

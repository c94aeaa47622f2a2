import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subjectId } from '#domain/ids.ts';
import type { OverviewList } from '#domain/overview.ts';
import { InvalidCursorError } from '#domain/ports/rows.ts';
import type { Overviewed, Row } from '#domain/ports/rows.ts';
import { newHandoffId, newSubject, rowOf } from './support/samples.ts';
import { storeKinds } from './support/stores.ts';
import type { OpenStores } from './support/stores.ts';

const at = (minute: number): string => `2026-11-02T10:${String(minute).padStart(2, '0')}:00.000Z`;

describe.each(storeKinds('rows'))('The rows $kind', ({ open }) => {
  let opened: OpenStores;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const isOverdue = async (row: Row, now: string): Promise<boolean> =>
    (await opened.stores.rows.overdue(now, 100)).includes(row.subjectId);

  test('have nothing of a subject that they never saw', async () => {
    expect(await opened.stores.rows.get(newSubject())).toBeUndefined();
  });

  test('give back every field', async () => {
    const row = rowOf(newSubject(), 2, {
      contract: 'whole',
      record: 'hubspot/contact/1',
      offeredTo: 'ann',
      owner: 'ben',
      dueAt: at(59),
      settleBy: at(58),
    });
    await opened.stores.rows.put(row);
    expect(await opened.stores.rows.get(row.subjectId)).toEqual(row);
  });

  test('keep a newer or equal row', async () => {
    const { rows } = opened.stores;
    const subject = newSubject();
    await rows.put(rowOf(subject, 2, { owner: 'second' }));
    await rows.put(rowOf(subject, 1, { owner: 'first' }));
    await rows.put(rowOf(subject, 2, { owner: 'another second' }));
    expect(await rows.get(subject)).toEqual(rowOf(subject, 2, { owner: 'second' }));
    await rows.put(rowOf(subject, 10));
    expect(await rows.get(subject)).toEqual(rowOf(subject, 10));
  });

  test('end at the newest, in whatever order twenty writers come', async () => {
    const { rows } = opened.stores;
    const subject = newSubject();
    const seqs = Array.from({ length: 20 }, (_, index) => ((index * 7) % 20) + 1);
    await Promise.all(seqs.map((seq) => rows.put(rowOf(subject, seq))));
    expect((await rows.get(subject))?.seq).toBe(20);
  });

  test('tell what is overdue, oldest first, up to and including now', async () => {
    const { rows } = opened.stores;
    const late = Array.from({ length: 30 }, (_, minute) =>
      rowOf(newSubject(), 1, { dueAt: at(29 - minute) }),
    );
    for (const row of late) await rows.put(row);
    await rows.put(rowOf(newSubject(), 1));
    const mine = new Set(late.map(({ subjectId }) => subjectId));
    const overdue = (await rows.overdue(at(19), 100)).filter((subject) => mine.has(subject));
    expect(overdue).toEqual(
      late
        .slice(10)
        .reverse()
        .map(({ subjectId }) => subjectId),
    );
  });

  test('limit what they tell', async () => {
    const { rows } = opened.stores;
    for (let index = 0; index < 30; index += 1)
      await rows.put(rowOf(newSubject(), 1, { dueAt: '2026-01-01T00:00:00.000Z' }));
    const overdue = await rows.overdue('2026-01-02T00:00:00.000Z', 1);
    expect(overdue.length).toBeGreaterThanOrEqual(1);
    expect(overdue.length).toBeLessThanOrEqual(8);
  });

  test('count as due until they are settled, then at the next deadline', async () => {
    const { rows } = opened.stores;
    const row = rowOf(newSubject(), 4, { dueAt: at(1), settleBy: at(1) });
    await rows.put(row);
    expect(await isOverdue(row, at(1))).toBe(true);
    await rows.settle(row.subjectId, 4, at(40));
    expect(await rows.get(row.subjectId)).toEqual(rowOf(row.subjectId, 4, { dueAt: at(40) }));
    expect([await isOverdue(row, at(39)), await isOverdue(row, at(40))]).toEqual([false, true]);
  });

  test('are due no more once they are settled without a deadline', async () => {
    const { rows } = opened.stores;
    const row = rowOf(newSubject(), 4, { dueAt: at(1), settleBy: at(1) });
    await rows.put(row);
    await rows.settle(row.subjectId, 4, undefined);
    expect(await rows.get(row.subjectId)).toEqual(rowOf(row.subjectId, 4));
    expect(await isOverdue(row, at(59))).toBe(false);
  });

  test('are not settled by who saw another state of them', async () => {
    const { rows } = opened.stores;
    const row = rowOf(newSubject(), 4, { dueAt: at(1), settleBy: at(1) });
    await rows.put(row);
    await rows.settle(row.subjectId, 3, undefined);
    await rows.settle(newSubject(), 1, at(2));
    expect(await rows.get(row.subjectId)).toEqual(row);
  });

  test('lose their place among the due ones with their deadline', async () => {
    const { rows } = opened.stores;
    const row = rowOf(newSubject(), 1, { dueAt: at(1) });
    await rows.put(row);
    await rows.put(rowOf(row.subjectId, 2));
    expect(await isOverdue(row, at(59))).toBe(false);
  });

  test('of incidents come page by page, newest first, and go from the open to those that are over', async () => {
    const { rows } = opened.stores;
    const made = Array.from({ length: 5 }, (_, minute) =>
      rowOf(subjectId('incident', newHandoffId()), 1, {
        ...{ status: 'open', openedAt: at(50 + minute), cause: '{}', decideBy: at(59), deciders: 1 },
        ...{ holds: 1, openings: 2, reopenings: 0 },
      }),
    );
    for (const row of made) await rows.put(row);
    const first = await rows.incidents('open', 3);
    expect(first.rows).toEqual(made.slice(2).toReversed());
    const second = await rows.incidents('open', 3, first.next);
    expect(second.rows).toEqual(made.slice(0, 2).toReversed());
    for (const row of made) await rows.put({ ...row, seq: 2, status: 'resolved' });
    expect((await rows.incidents('open', 3)).rows).toEqual([]);
    expect((await rows.incidents('resolved', 10)).rows).toHaveLength(5);
    await expect(rows.incidents('open', 3, 'no cursor')).rejects.toThrow(InvalidCursorError);
  });

  test('of a contract come page by page, newest first', async () => {
    const { rows } = opened.stores;
    const all = Array.from({ length: 5 }, (_, minute) =>
      rowOf(newSubject(), 1, { contract: 'paged', openedAt: at(minute), owner: `owner-${minute}` }),
    );
    for (const row of all) await rows.put(row);
    const first = await rows.byContract('paged', 2);
    const second = await rows.byContract('paged', 2, first.next);
    const third = await rows.byContract('paged', 2, second.next);
    expect([first.rows, second.rows, third.rows]).toEqual([[all[4], all[3]], [all[2], all[1]], [all[0]]]);
    expect(third.next).toBeUndefined();
  });

  test('of a contract that nobody used are none', async () => {
    expect(await opened.stores.rows.byContract('unused', 10)).toEqual({ rows: [], next: undefined });
  });

  test('come in pages of more than a hundred too', async () => {
    const { rows } = opened.stores;
    const all = Array.from({ length: 130 }, () => rowOf(newSubject(), 1, { contract: 'large' }));
    await Promise.all(all.map((row) => rows.put(row)));
    expect((await rows.byContract('large', 200)).rows).toHaveLength(130);
  });

  test('that wait under a contract come page by page, oldest first, and no longer once somebody accepted', async () => {
    const { rows } = opened.stores;
    const contract = 'waiting';
    const all = Array.from({ length: 4 }, (_, minute) =>
      rowOf(newSubject(), 1, { contract, openedAt: at(minute) }),
    );
    for (const row of all) await rows.put(row);
    const none: readonly Partial<Row>[] = [
      { status: 'completed', owner: 'ann' },
      { status: 'held', owner: 'ann' },
      { status: 'postponed', after: 'b'.repeat(26) },
      { status: 'observed' },
    ];
    for (const more of none) await rows.put(rowOf(newSubject(), 1, { contract, ...more }));
    await rows.put(rowOf(subjectId('incident', newHandoffId()), 1, { contract, status: 'open' }));
    const first = await rows.waiting(contract, 3);
    expect(first.rows).toEqual([all[0], all[1], all[2]]);
    expect((await rows.waiting(contract, 3, first.next)).rows).toEqual([all[3]]);
    const [oldest] = first.rows;
    if (oldest !== undefined) await rows.put({ ...oldest, seq: 2, status: 'syncing', owner: 'ann' });
    expect((await rows.waiting(contract, 9)).rows).toEqual([all[1], all[2], all[3]]);
  });

  test('stand in the lists of their contract, what is late first, and can be counted without being read', async () => {
    const { rows } = opened.stores;
    const contract = 'overviewed';
    const listed = async (list: OverviewList, between: Partial<Overviewed> = {}): Promise<readonly Row[]> =>
      (await rows.overview({ contract, list, ...between }, 9)).rows;
    const row = (more: Partial<Row>): Row => rowOf(newSubject(), 1, { contract, ...more });
    const unasked = row({ status: 'postponed' });
    const waiting = [5, 9, 7].map((minute) => row({ answerBy: at(minute) }));
    const held = row({ status: 'held', owner: 'ann', startBy: at(1) });
    const unbegun = row({ status: 'completed', owner: 'ann', startBy: at(30) });
    const done = [row({ status: 'completed', doneAt: at(2) }), row({ status: 'completed', doneAt: at(3) })];
    const gone = [row({ status: 'cancelled' }), row({ status: 'syncing', owner: 'ann' })];
    const blocked = rowOf(subjectId('blocked', 'overviewed'), 1, { contract, status: 'blocked' });
    for (const one of [unasked, ...waiting, held, unbegun, ...done, ...gone, blocked]) await rows.put(one);
    expect(await listed('waiting')).toEqual([waiting[0], waiting[2], waiting[1], unasked]);
    expect(await listed('waiting', { until: at(7) })).toEqual([waiting[0], waiting[2]]);
    expect(await listed('held')).toEqual([held]);
    expect(await listed('blocked')).toEqual([blocked]);
    expect(await listed('not-started')).toEqual([unbegun]);
    expect(await listed('done')).toEqual([...done].reverse());
    expect(await listed('done', { from: at(3) })).toEqual([done[1]]);
    expect(await rows.countOverview({ contract, list: 'waiting' }, 9)).toBe(4);
    expect(await rows.countOverview({ contract, list: 'waiting' }, 3)).toBe(3);
    expect(await rows.countOverview({ contract, list: 'waiting', until: at(5) }, 9)).toBe(1);
    await rows.put({ ...held, seq: 2, status: 'cancelled' });
    expect(await listed('held')).toEqual([]);
  });

  test('of a list come page by page', async () => {
    const { rows } = opened.stores;
    const of = { contract: 'overviewed-in-pages', list: 'waiting' } as const;
    const all = [1, 2, 3].map((minute) =>
      rowOf(newSubject(), 1, { contract: of.contract, answerBy: at(minute) }),
    );
    for (const row of all) await rows.put(row);
    const first = await rows.overview(of, 2);
    const second = await rows.overview(of, 2, first.next);
    expect([first.rows, second.rows, second.next]).toEqual([[all[0], all[1]], [all[2]], undefined]);
    await expect(rows.overview(of, 2, 'no cursor')).rejects.toThrow(InvalidCursorError);
  });

  test('about a record come newest first, as many as are wanted', async () => {
    const { rows } = opened.stores;
    const record = 'hubspot:contact:9001';
    const all = Array.from({ length: 4 }, (_, minute) =>
      rowOf(newSubject(), 1, { record, openedAt: at(minute) }),
    );
    for (const row of all) await rows.put(row);
    await rows.put(rowOf(newSubject(), 1, { record: 'hubspot:contact:9002' }));
    expect(await rows.byRecord(record, 3)).toEqual([all[3], all[2], all[1]]);
    expect(await rows.byRecord('hubspot:contact:9003', 3)).toEqual([]);
  });

  test('refuse a cursor that is none', async () => {
    const page = opened.stores.rows.byContract('paged', 2, 'not a cursor');
    await expect(page).rejects.toBeInstanceOf(InvalidCursorError);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Circuit } from '#domain/health/circuit.ts';
import type { AttemptRecord } from '#domain/ports/attempt-records.ts';
import type { Link, Receipt, StoredToken } from '#domain/ports/side-items.ts';
import { newHandoffId, newSubject, tally } from './support/samples.ts';
import { NOW, storeKinds } from './support/stores.ts';
import type { OpenStores } from './support/stores.ts';

const SOON = '2026-11-02T09:01:00.000Z';
const LATER = '2026-11-02T09:02:00.000Z';

const tokenAt = (run: number, position: number, token: string): StoredToken => ({
  run,
  position,
  executionState: 'offer',
  token,
});

describe.each(storeKinds('side-items'))('Side items $kind', ({ open }) => {
  let opened: OpenStores;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  describe('tokens', () => {
    test('are listed in the order of the waits', async () => {
      const { tokens } = opened.stores;
      const id = newHandoffId();
      expect(await tokens.list(id)).toEqual([]);
      const stored = [tokenAt(10, 2, 'd'), tokenAt(2, 10, 'c'), tokenAt(2, 9, 'b'), tokenAt(1, 3, 'a')];
      for (const token of stored) await tokens.put(id, token);
      expect((await tokens.list(id)).map(({ token }) => token)).toEqual(['a', 'b', 'c', 'd']);
    });

    test('are listed from the wait on that comes before the first offer', async () => {
      const { tokens } = opened.stores;
      const id = newHandoffId();
      await tokens.put(id, tokenAt(1, 0, 'b'));
      await tokens.put(id, tokenAt(1, -1, 'a'));
      expect(await tokens.list(id)).toEqual([tokenAt(1, -1, 'a'), tokenAt(1, 0, 'b')]);
    });

    test('give way to a later one of the same wait', async () => {
      const { tokens } = opened.stores;
      const id = newHandoffId();
      await tokens.put(id, tokenAt(1, 2, 'old'));
      await tokens.put(id, tokenAt(1, 2, 'new'));
      expect(await tokens.list(id)).toEqual([tokenAt(1, 2, 'new')]);
    });

    test('are removed only as long as no other has taken their place', async () => {
      const { tokens } = opened.stores;
      const id = newHandoffId();
      await tokens.put(id, tokenAt(1, 2, 'new'));
      await tokens.remove(id, tokenAt(1, 2, 'old'));
      expect(await tokens.list(id)).toHaveLength(1);
      await tokens.remove(id, tokenAt(1, 2, 'new'));
      await tokens.remove(id, tokenAt(1, 2, 'new'));
      expect(await tokens.list(id)).toEqual([]);
    });
  });

  test('The message of an offer is found by its handoff and epoch', async () => {
    const { postings } = opened.stores;
    const id = newHandoffId();
    expect(await postings.get(id, 1)).toBeUndefined();
    await postings.put(id, 1, { channel: 'D1', ts: '1.1' });
    await postings.put(id, 2, { channel: 'D2', ts: '2.1' });
    await postings.put(id, 2, { channel: 'D2', ts: '2.2' });
    expect(await postings.get(id, 1, 'start-reminder')).toBeUndefined();
    await postings.put(id, 1, { channel: 'D1', ts: '3.1' }, 'start-reminder');
    expect(await postings.get(id, 1, 'start-reminder')).toEqual({ channel: 'D1', ts: '3.1' });
    expect(await postings.get(id, 1)).toEqual({ channel: 'D1', ts: '1.1' });
    expect(await postings.get(id, 2)).toEqual({ channel: 'D2', ts: '2.2' });
  });

  describe('what workers sent', () => {
    const record = (recordId: string, at: string): AttemptRecord => ({
      ...{ recordId, target: 'hubspot', work: 'sync', at, correlationId: 'delivery-1', outcome: 'verified' },
      exchanges: [],
    });

    test('is listed by its handoff, the newest first, and at most so many', async () => {
      const { attemptRecords } = opened.stores;
      const id = newHandoffId();
      expect(await attemptRecords.latest(id, 10)).toEqual([]);
      for (const one of [record('b', SOON), record('a', SOON), record('c', NOW)])
        await attemptRecords.put(id, one);
      await attemptRecords.put(newHandoffId(), record('d', SOON));
      const listed = (await attemptRecords.latest(id, 10)).map(({ recordId }) => recordId);
      expect(listed).toEqual(['b', 'a', 'c']);
      expect(await attemptRecords.latest(id, 1)).toEqual([record('b', SOON)]);
    });
  });

  describe('what somebody handed over', () => {
    test('is listed by its giver, what began last first, and at most so many', async () => {
      const { givenHandoffs } = opened.stores;
      const [giver, other] = [`ann-${newHandoffId()}`, `bob-${newHandoffId()}`];
      const [first, last, theirs] = [newHandoffId(), newHandoffId(), newHandoffId()];
      expect(await givenHandoffs.latest(giver, 10)).toEqual([]);
      await givenHandoffs.put(giver, last, LATER);
      await givenHandoffs.put(giver, first, SOON);
      await givenHandoffs.put(other, theirs, SOON);
      expect(await givenHandoffs.latest(giver, 10)).toEqual([last, first]);
      expect(await givenHandoffs.latest(giver, 1)).toEqual([last]);
      expect(await givenHandoffs.latest(other, 10)).toEqual([theirs]);
    });

    test('stands there once, however often it is put', async () => {
      const { givenHandoffs } = opened.stores;
      const [giver, id, same] = [`ann-${newHandoffId()}`, newHandoffId(), newHandoffId()];
      await Promise.all([1, 2, 3].map(() => givenHandoffs.put(giver, id, SOON)));
      await givenHandoffs.put(giver, same, SOON);
      await givenHandoffs.put(giver, id, SOON);
      expect(await givenHandoffs.latest(giver, 10)).toEqual([id, same].toSorted().toReversed());
    });
  });

  test('A link is found by its hash', async () => {
    const { links } = opened.stores;
    const hash = newHandoffId();
    const link: Link = {
      kind: 'offer',
      subjectId: newSubject(),
      epoch: 1,
      person: 'ann',
      code: '07',
      nonceKey: 'key',
      mintedAt: NOW,
      expiresAt: LATER,
    };
    await links.put(hash, link);
    expect(await links.get(hash)).toEqual(link);
    expect(await links.get('unknown')).toBeUndefined();
  });

  test('A receipt says the last that became of its event', async () => {
    const { receipts } = opened.stores;
    const receipt: Receipt = {
      receiptId: `${newHandoffId()}.0`,
      at: NOW,
      correlationId: 'correlation-1',
      outcome: 'received',
      handoffIds: [],
    };
    await receipts.put(receipt);
    await receipts.put({ ...receipt, outcome: 'accepted', handoffIds: ['one'] });
    expect(await receipts.get(receipt.receiptId)).toMatchObject({ outcome: 'accepted', handoffIds: ['one'] });
    expect(await receipts.get('unknown')).toBeUndefined();
  });

  describe('claims', () => {
    test('are won by exactly one of twenty', async () => {
      const { claims } = opened.stores;
      const id = newHandoffId();
      expect(await tally(20, () => claims.claim(id, NOW, SOON))).toEqual({ claimed: 1, busy: 19 });
    });

    test('are free again when their lease has run out, for exactly one', async () => {
      const { claims } = opened.stores;
      const id = newHandoffId();
      await claims.claim(id, NOW, SOON);
      expect(await tally(10, () => claims.claim(id, SOON, LATER))).toEqual({ claimed: 1, busy: 9 });
    });

    test('for which a message waits need no other until then, and can be claimed all the same', async () => {
      const { claims } = opened.stores;
      const id = newHandoffId();
      expect(await claims.isSeenTo(id, NOW)).toBe(false);
      await claims.waits(id, NOW, SOON);
      expect([await claims.isSeenTo(id, NOW), await claims.isSeenTo(id, SOON)]).toEqual([true, false]);
      expect(await claims.isDone(id)).toBe(false);
      expect(await claims.claim(id, NOW, SOON)).toBe('claimed');
      expect(await claims.isSeenTo(id, NOW)).toBe(false);
      await claims.waits(id, NOW, LATER);
      expect(await claims.claim(id, NOW, SOON)).toBe('busy');
      await claims.markDone(id, NOW);
      await claims.waits(id, NOW, LATER);
      expect([await claims.isDone(id), await claims.isSeenTo(id, LATER)]).toEqual([true, true]);
    });

    test('that are done stay done', async () => {
      const { claims } = opened.stores;
      const id = newHandoffId();
      await claims.claim(id, NOW, SOON);
      expect(await claims.isDone(id)).toBe(false);
      expect(await claims.doneAt(id)).toBeUndefined();
      await claims.markDone(id, SOON);
      expect(await claims.doneAt(id)).toBe(SOON);
      await claims.release(id);
      expect(await claims.claim(id, LATER, LATER)).toBe('done');
      expect(await claims.isDone(id)).toBe(true);
    });

    test('are done even if their holder was overtaken', async () => {
      const { claims } = opened.stores;
      const id = newHandoffId();
      await claims.markDone(id, NOW);
      expect(await claims.claim(id, NOW, SOON)).toBe('done');
    });

    test('that are given back are free at once', async () => {
      const { claims } = opened.stores;
      const id = newHandoffId();
      await claims.claim(id, NOW, SOON);
      await claims.release(id);
      await claims.release(id);
      expect(await claims.isDone(id)).toBe(false);
      expect(await claims.claim(id, NOW, SOON)).toBe('claimed');
    });
  });

  describe('reflections', () => {
    test('are shown by one worker at a time', async () => {
      const { reflections } = opened.stores;
      const id = newHandoffId();
      const counts = await tally(10, () => reflections.claim(id, 'hubspot', 3, NOW, SOON));
      expect(counts).toEqual({ claimed: 1, busy: 9 });
      expect(await reflections.claim(id, 'hubspot', 4, NOW, SOON)).toBe('busy');
      expect(await reflections.claim(id, 'other', 3, NOW, SOON)).toBe('claimed');
    });

    test('of a state that is shown, or of an older one, are done', async () => {
      const { reflections } = opened.stores;
      const id = newHandoffId();
      expect(await reflections.shownSeq(id, 'hubspot')).toBe(0);
      await reflections.claim(id, 'hubspot', 3, NOW, SOON);
      await reflections.markDone(id, 'hubspot', 3);
      expect(await reflections.shownSeq(id, 'hubspot')).toBe(3);
      expect(await reflections.claim(id, 'hubspot', 3, NOW, SOON)).toBe('done');
      expect(await reflections.claim(id, 'hubspot', 2, NOW, SOON)).toBe('done');
      expect(await reflections.claim(id, 'hubspot', 4, NOW, SOON)).toBe('claimed');
    });

    test('are free when the lease has run out', async () => {
      const { reflections } = opened.stores;
      const id = newHandoffId();
      await reflections.claim(id, 'hubspot', 3, NOW, SOON);
      expect(await reflections.claim(id, 'hubspot', 3, SOON, LATER)).toBe('claimed');
    });

    test('are not taken back by a late worker, nor is the lease of a newer one', async () => {
      const { reflections } = opened.stores;
      const id = newHandoffId();
      await reflections.claim(id, 'hubspot', 3, NOW, SOON);
      await reflections.claim(id, 'hubspot', 5, SOON, LATER);
      await reflections.markDone(id, 'hubspot', 3);
      expect(await reflections.claim(id, 'hubspot', 6, SOON, LATER)).toBe('busy');
      await reflections.markDone(id, 'hubspot', 5);
      await reflections.markDone(id, 'hubspot', 3);
      expect(await reflections.shownSeq(id, 'hubspot')).toBe(5);
    });
  });

  describe('texts', () => {
    test('can be read many at once; those that there are not are missing', async () => {
      const { texts } = opened.stores;
      const ids = Array.from({ length: 100 }, () => newHandoffId());
      for (const id of ids.slice(1)) await texts.put(id, `text of ${id}`);
      const found = await texts.getMany(ids);
      expect(found).toEqual(new Map(ids.slice(1).map((id) => [id, `text of ${id}`])));
      expect(await texts.getMany([])).toEqual(new Map());
    });

    test('are put, replaced and erased', async () => {
      const { texts } = opened.stores;
      const id = newHandoffId();
      expect(await texts.get(id)).toBeUndefined();
      await texts.put(id, 'one');
      await texts.put(id, 'two');
      expect(await texts.get(id)).toBe('two');
      await texts.remove(id);
      await texts.remove(id);
      expect(await texts.get(id)).toBeUndefined();
    });

    test('may be empty', async () => {
      const { texts } = opened.stores;
      const id = newHandoffId();
      await texts.put(id, '');
      expect(await texts.get(id)).toBe('');
    });

    test('that are put once are what the first writer wrote', async () => {
      const { texts } = opened.stores;
      const id = newHandoffId();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => texts.putOnce(id, `text ${index}`)),
      );
      expect(new Set(answers).size).toBe(1);
      expect(await texts.get(id)).toBe(answers[0]);
    });
  });

  test('A timer mark names the present schedule of each purpose', async () => {
    const { timerMarks } = opened.stores;
    const subject = newSubject();
    await timerMarks.put(subject, 'people', 'a-1');
    await timerMarks.put(subject, 'people', 'a-2');
    await timerMarks.put(subject, 'deferral-hubspot', 'b-1');
    expect(await timerMarks.get(subject, 'people')).toBe('a-2');
    expect(await timerMarks.get(subject, 'deferral-hubspot')).toBe('b-1');
    expect(await timerMarks.get(subject, 'other')).toBeUndefined();
  });

  test('What is known of a system follows what was known before, or somebody else was faster', async () => {
    const { health } = opened.stores;
    const system = newHandoffId();
    const faulty = { kind: 'closed', faults: 2 } as const;
    const lease = { id: 'a', until: SOON };
    const trouble = { because: 'consent', since: NOW, times: 2 } as const;
    const kind = 'recovering' as const;
    const recovering: Circuit = { kind, ...trouble, allowance: 1, faults: 0, leases: [lease] };
    expect(await health.get(system)).toBeUndefined();
    expect(await health.put(system, 0, faulty)).toBe(true);
    expect(await health.put(system, 0, recovering)).toBe(false);
    expect(await health.put(system, 1, { kind: 'open', ...trouble, until: SOON })).toBe(true);
    expect(await health.put(system, 2, recovering)).toBe(true);
    expect(await health.put(system, 2, faulty)).toBe(false);
    expect(await health.get(system, 'fresh')).toEqual({ version: 3, circuit: recovering });
    expect(await health.get(`${system}-other`)).toBeUndefined();
  });

  test('Until when a system asks its workers to rest is kept with all else', async () => {
    const { health } = opened.stores;
    const system = newHandoffId();
    const circuit: Circuit = { kind: 'closed', faults: 1, rest: { until: SOON, because: 'RATE_LIMIT' } };
    expect(await health.put(system, 0, circuit)).toBe(true);
    expect(await health.get(system, 'fresh')).toEqual({ version: 1, circuit });
  });

  test('How far a queue has come is what was noted last, and no word about the system', async () => {
    const { health } = opened.stores;
    const system = newHandoffId();
    const first = { seenAt: NOW, front: NOW };
    const last = { seenAt: LATER, front: SOON };
    expect(await health.queue(system)).toBeUndefined();
    await health.noteQueue(system, { first, last: first });
    expect(await health.queue(system)).toEqual({ first, last: first });
    await health.noteQueue(system, { first, last });
    expect(await health.queue(system)).toEqual({ first, last });
    expect(await health.get(system)).toBeUndefined();
    expect(await health.put(system, 0, { kind: 'closed', faults: 1 })).toBe(true);
    expect(await health.queue(system)).toEqual({ first, last });
    expect(await health.queue(`${system}-other`)).toBeUndefined();
  });

  test('What a system said last of its requests of a day stays, whoever writes last', async () => {
    const { health } = opened.stores;
    const system = newHandoffId();
    const said = (at: string, used: number) => ({ at, used, most: 5_000 });
    expect(await health.requests(system)).toBeUndefined();
    await health.noteRequests(system, said(SOON, 20));
    await health.noteRequests(system, said(LATER, 10));
    await health.noteRequests(system, said(NOW, 4_990));
    await health.noteRequests(system, said(LATER, 4_999));
    expect(await health.requests(system)).toEqual(said(LATER, 10));
    expect(await health.get(system)).toBeUndefined();
    expect(await health.requests(`${system}-other`)).toBeUndefined();
  });

  test('Of several who keep something of a system at once, one does', async () => {
    const { health } = opened.stores;
    const system = newHandoffId();
    const kept = await Promise.all(
      [1, 2, 3].map((faults) => health.put(system, 0, { kind: 'closed', faults })),
    );
    expect(kept.filter((isKept) => isKept)).toHaveLength(1);
  });

  test('A bookmark names the last place of each walk', async () => {
    const { bookmarks } = opened.stores;
    const walk = `${newSubject()} 3`;
    expect(await bookmarks.get(walk)).toBeUndefined();
    await bookmarks.put(walk, 'page-1');
    await bookmarks.put(walk, 'page-2');
    expect(await bookmarks.get(walk)).toBe('page-2');
    expect(await bookmarks.get(`${walk} again`)).toBeUndefined();
  });

  test('A version of a contract that nobody used is not there', async () => {
    expect(await opened.stores.contractVersions.get('unknown')).toBeUndefined();
  });
});

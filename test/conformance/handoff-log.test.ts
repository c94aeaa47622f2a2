import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChainFault } from '#domain/log/verify-chain.ts';
import { RowAheadOfLogError } from '#domain/ports/row-ahead-of-log.ts';
import { commitAfter, newSubject, rowOf, tally } from './support/samples.ts';
import { storeKinds } from './support/stores.ts';
import type { OpenStores } from './support/stores.ts';

describe.each(storeKinds('handoff-log'))('The log $kind', ({ open }) => {
  let opened: OpenStores;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  test('has nothing of a subject that it never saw', async () => {
    expect(await opened.stores.log.read(newSubject())).toEqual([]);
  });

  test('gives commits back in order and letter by letter, so that the chain holds', async () => {
    const { log } = opened.stores;
    const subject = newSubject();
    const first = commitAfter(undefined, subject);
    const second = commitAfter(first, subject);
    expect([await log.append(first), await log.append(second)]).toEqual(['appended', 'appended']);
    const read = await log.read(subject);
    expect(read).toEqual([first, second]);
    expect(findChainFault(read)).toBeUndefined();
  });

  test('reads a subject whose commits do not fit in one page', async () => {
    const { log } = opened.stores;
    const subject = newSubject();
    let last = commitAfter(undefined, subject, 'x'.repeat(200_000));
    await log.append(last);
    for (let seq = 2; seq <= 12; seq += 1) {
      last = commitAfter(last, subject, `${seq}${'x'.repeat(200_000)}`);
      await log.append(last);
    }
    expect((await log.read(subject)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('lets exactly one of twenty writers of the same number win', async () => {
    const { log } = opened.stores;
    const subject = newSubject();
    const counts = await tally(20, () => log.append(commitAfter(undefined, subject)));
    expect(counts).toEqual({ appended: 1, conflict: 19 });
    expect(await log.read(subject)).toHaveLength(1);
  });

  test('knows its own earlier try by the commit id', async () => {
    const { log } = opened.stores;
    const commit = commitAfter(undefined, newSubject());
    await log.append(commit);
    expect(await log.append(commit)).toBe('appended');
    expect(await log.append(commitAfter(undefined, commit.subjectId))).toBe('conflict');
    expect(await log.read(commit.subjectId)).toEqual([commit]);
  });

  test('writes a commit, its row and the version of its contract together', async () => {
    const { log, rows, contractVersions } = opened.stores;
    const subject = newSubject();
    const commit = commitAfter(undefined, subject);
    const version = { digest: subject, contract: 'first', text: '{"id":"first"}' };
    expect(await log.appendWithRow(commit, rowOf(subject, 1), version)).toBe('appended');
    expect(await log.read(subject)).toEqual([commit]);
    expect(await rows.get(subject)).toEqual(rowOf(subject, 1));
    expect(await contractVersions.get(subject)).toBe(version.text);
    expect(await contractVersions.names()).toContain('first');
  });

  test('keeps the version of a contract that is there already', async () => {
    const { log, contractVersions } = opened.stores;
    const digest = newSubject();
    for (const text of ['one', 'two']) {
      const subject = newSubject();
      const commit = commitAfter(undefined, subject);
      const version = { digest, contract: 'often', text };
      expect(await log.appendWithRow(commit, rowOf(subject, 1), version)).toBe('appended');
    }
    expect(await contractVersions.get(digest)).toBe('one');
    expect((await contractVersions.names()).filter((name) => name === 'often')).toHaveLength(1);
  });

  test('lets exactly one of ten transactions of the same number win, and its row is the row', async () => {
    const { log, rows } = opened.stores;
    const subject = newSubject();
    const counts = await tally(10, (index) =>
      log.appendWithRow(
        commitAfter(undefined, subject, `id-${index}`),
        rowOf(subject, 1, { owner: `id-${index}` }),
      ),
    );
    expect(counts).toEqual({ appended: 1, conflict: 9 });
    const [commit] = await log.read(subject);
    expect((await rows.get(subject))?.owner).toBe(commit?.commitId);
  });

  test('knows its own earlier transaction by the commit id', async () => {
    const { log } = opened.stores;
    const subject = newSubject();
    const commit = commitAfter(undefined, subject);
    await log.appendWithRow(commit, rowOf(subject, 1));
    expect(await log.appendWithRow(commit, rowOf(subject, 1))).toBe('appended');
    expect(await log.appendWithRow(commitAfter(undefined, subject), rowOf(subject, 1))).toBe('conflict');
  });

  test('writes nothing of a transaction that meets a faster commit', async () => {
    const { log, rows, contractVersions } = opened.stores;
    const subject = newSubject();
    await log.append(commitAfter(undefined, subject));
    const late = log.appendWithRow(commitAfter(undefined, subject), rowOf(subject, 1), {
      ...{ digest: subject, contract: 'late', text: 'v' },
    });
    expect(await late).toBe('conflict');
    expect(await rows.get(subject)).toBeUndefined();
    expect(await contractVersions.get(subject)).toBeUndefined();
    expect(await contractVersions.names()).not.toContain('late');
  });

  test('stops when the row tells of a commit that the log does not have', async () => {
    const { log, rows } = opened.stores;
    const subject = newSubject();
    await rows.put(rowOf(subject, 3));
    const append = log.appendWithRow(commitAfter(undefined, subject), rowOf(subject, 1));
    await expect(append).rejects.toBeInstanceOf(RowAheadOfLogError);
    expect(await log.read(subject)).toEqual([]);
  });
});

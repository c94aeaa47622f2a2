import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import { digestOf, nextCommit, NO_PREVIOUS, parseCommit } from '#domain/log/commit.ts';
import { findChainFault } from '#domain/log/verify-chain.ts';
import { chainOf, commitOf } from './chain.ts';

describe('a commit', () => {
  test('begins a chain with number 1 and without a digest', () => {
    expect(commitOf(undefined, 'one')).toMatchObject({ seq: 1, previous: NO_PREVIOUS });
    expect(NO_PREVIOUS).toBe('');
  });

  test('follows another with the next number and the digest of its exact text', () => {
    const first = commitOf(undefined, 'one');
    expect(commitOf(first, 'two')).toMatchObject({ seq: 2, previous: digestOf(first.text) });
  });

  test('is read again as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (note) => {
        const commit = commitOf(commitOf(undefined, 'one'), note);
        expect(parseCommit(commit.text)).toEqual(commit);
      }),
    );
  });

  test('keeps what a newer version has put into its facts', () => {
    const { facts } = parseCommit(commitOf(undefined, 'one').text);
    expect(facts).toEqual([{ type: 'Noted', note: 'one' }]);
  });

  test.each(['', '{}', 'null', '{"seq":0}'])('is not read from %j', (text) => {
    expect(() => parseCommit(text)).toThrow();
  });

  test.each([
    { kind: 'person', id: 'maya-chen', channel: 'link' },
    { kind: 'person', id: 'maya-chen', channel: 'slack' },
    { kind: 'operator', id: 'o-1' },
    { kind: 'system', id: 'relay' },
  ] as const)('says who decided: $kind', (actor) => {
    const { text } = nextCommit(undefined, { ...commitOf(undefined, 'one'), actor });
    expect(parseCommit(text).actor).toEqual(actor);
  });

  test('is not read where a fact does not say what kind it is of', () => {
    const { text } = commitOf(undefined, 'one');
    expect(() => parseCommit(text.replace('"type":"Noted",', ''))).toThrow();
  });

  test('holds at least one fact', () => {
    const empty = nextCommit(undefined, { ...commitOf(undefined, 'one'), facts: [] });
    expect(() => parseCommit(empty.text)).toThrow();
  });
});

describe('the chain of hashes', () => {
  const chain = chainOf(5);
  const at = (index: number): Commit => chain[index]!;
  /** As somebody would who may write into the table: a text that is whole, and read again. */
  const rewritten = (commit: Commit, change: Partial<Commit>): Commit => {
    const body = JSON.stringify({ ...commit, ...change, text: undefined });
    return parseCommit(body);
  };
  const replaced = (index: number, commit: Commit) => chain.toSpliced(index, 1, commit);

  test('holds for what was written', () => {
    expect(findChainFault(chain)).toBeUndefined();
    expect(findChainFault([])).toBeUndefined();
  });

  test.each([0, 1, 2, 3])('finds that a fact of commit %i was changed', (index) => {
    const forged = rewritten(at(index), { facts: [{ type: 'Noted', note: 'another' }] });
    expect(findChainFault(replaced(index, forged))).toEqual({ seq: index + 2, problem: 'wrong-previous' });
  });

  test.each([
    ['who', { actor: { kind: 'operator', id: 'x' } }],
    ['when', { at: '2031-01-01T00:00:00.000Z' }],
    ['the commit id', { commitId: 'another' }],
    ['the correlation id', { correlationId: correlationIdSchema.parse('another') }],
  ] as const)('finds that %s was changed', (_, change) => {
    expect(findChainFault(replaced(2, rewritten(at(2), change)))?.problem).toBe('wrong-previous');
  });

  test('finds that only the form of a text was changed', () => {
    const spaced = parseCommit(JSON.stringify(JSON.parse(at(2).text), undefined, 1));
    expect(findChainFault(replaced(2, spaced))).toEqual({ seq: 4, problem: 'wrong-previous' });
  });

  test.each([0, 1, 2, 3])('finds that commit %i was removed', (index) => {
    expect(findChainFault(chain.toSpliced(index, 1))).toEqual({ seq: index + 2, problem: 'gap' });
  });

  test('finds that a commit was put in between, twice or in another place', () => {
    expect(
      findChainFault([...chain.slice(0, 2), commitOf(at(1), 'forged'), ...chain.slice(2)])?.problem,
    ).toBe('gap');
    expect(findChainFault([at(0), at(0), ...chain.slice(1)])?.problem).toBe('gap');
    expect(findChainFault([at(0), at(2), at(1), at(3)])?.problem).toBe('gap');
  });

  test('finds that a commit was removed and those after it renumbered', () => {
    const renumbered = chain.slice(2).map((commit) => rewritten(commit, { seq: commit.seq - 1 }));
    expect(findChainFault([at(0), ...renumbered])).toEqual({ seq: 2, problem: 'wrong-previous' });
  });

  test('finds the commit of another subject', () => {
    const foreign = rewritten(at(2), { subjectId: subjectId('handoff', 'b') });
    expect(findChainFault(replaced(2, foreign))).toEqual({ seq: 3, problem: 'wrong-subject' });
  });

  test('cannot see that the end was changed or cut off: nothing stands after it that would tell', () => {
    expect(findChainFault(chain.slice(0, 3))).toBeUndefined();
    expect(findChainFault(replaced(4, rewritten(at(4), { commitId: 'another' })))).toBeUndefined();
  });

  test('finds any one character that was changed in any commit but the last', () => {
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (index, where, character) => {
          const { text } = at(index);
          const place = where % text.length;
          const changed = text.slice(0, place) + character + text.slice(place + 1);
          fc.pre(changed !== text);
          expect(isFound(changed, index)).toBe(true);
        },
      ),
    );
  });

  /** Either it is no commit any more, or the chain does not hold. */
  function isFound(text: string, index: number): boolean {
    try {
      return findChainFault(replaced(index, parseCommit(text))) !== undefined;
    } catch {
      return true;
    }
  }
});

import { describe, expect, test } from 'vitest';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { Commit, CommitBody } from '#domain/log/commit.ts';
import { nextCommit } from '#domain/log/commit.ts';
import { UnknownFactError } from '#domain/log/unknown-fact.ts';
import {
  blockedModel,
  contractModel,
  factsOf,
  foldCommit,
  foldCommits,
  handoffModel,
  incidentModel,
} from '#domain/subjects.ts';

const at = '2030-01-31T09:00:00.000Z';
const cause = { kind: 'malformed', source: 'hubspot' } as const;

function commit(last: Commit | undefined, ...facts: CommitBody['facts']): Commit {
  return nextCommit(last, {
    subjectId: subjectId('blocked', 'a'),
    commitId: 'c',
    at,
    actor: { kind: 'system', id: 'test' },
    correlationId: correlationIdSchema.parse('correlation-1'),
    facts,
  });
}

describe('a fold', () => {
  const first = commit(undefined, { type: 'EventBlocked', cause });
  const second = commit(first, { type: 'EventReleased' });

  test('tells every fact with the number and the instant of its commit', () => {
    expect(foldCommits(blockedModel, [first, second])).toMatchObject({
      status: 'released',
      seq: 2,
      blockedSeq: 1,
      blockedAt: at,
    });
  });

  test('is the same commit by commit', () => {
    const byOne = foldCommit(blockedModel, foldCommit(blockedModel, undefined, first), second);
    expect(byOne).toEqual(foldCommits(blockedModel, [first, second]));
  });

  test('of nothing is the beginning', () => {
    expect(foldCommits(handoffModel, [])).toBeUndefined();
    expect(foldCommits(incidentModel, [])).toBeUndefined();
    expect(foldCommits(blockedModel, [])).toBeUndefined();
    expect(foldCommits(contractModel, [])).toMatchObject({ seq: 0, mappings: {} });
  });
});

describe('reading is tolerant', () => {
  test('of fields that it does not know', () => {
    const newer = commit(undefined, { type: 'EventBlocked', cause, v: 1, colour: 'blue' });
    expect(factsOf(blockedModel, newer)).toEqual([{ type: 'EventBlocked', cause }]);
  });

  test.each([
    ['handoff', (newer: Commit): unknown => factsOf(handoffModel, newer)],
    ['incident', (newer: Commit): unknown => factsOf(incidentModel, newer)],
    ['blocked event', (newer: Commit): unknown => factsOf(blockedModel, newer)],
    ['contract', (newer: Commit): unknown => factsOf(contractModel, newer)],
  ] as const)('but never guesses at a fact that a newer version wrote: %s', (_, read) => {
    const newer = commit(commit(undefined, { type: 'EventBlocked', cause }), { type: 'EventPraised' });
    const error = { subjectId: 'blocked#a', seq: 2, factType: 'EventPraised' };
    expect(() => read(newer)).toThrow(UnknownFactError);
    expect(() => read(newer)).toThrow(expect.objectContaining(error));
  });

  test('and takes a known fact of an unknown shape for a newer one too', () => {
    const strange = commit(undefined, { type: 'EventBlocked', cause: { kind: 'eclipse' } });
    expect(() => foldCommits(blockedModel, [strange])).toThrow(UnknownFactError);
  });
});

test('no subject begins in its middle', () => {
  const first = (fact: CommitBody['facts'][number]) => [commit(undefined, fact)];
  expect(() => foldCommits(handoffModel, first({ type: 'HandoffCompleted' }))).toThrow('first fact');
  expect(() => foldCommits(incidentModel, first({ type: 'IncidentLeft', member: 'a@1' }))).toThrow(
    'first fact',
  );
  expect(() => foldCommits(blockedModel, first({ type: 'EventReleased' }))).toThrow('first fact');
});

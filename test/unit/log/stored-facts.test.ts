import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backlogFactSchema } from '#domain/backlog/backlog.ts';
import { blockedFactSchema } from '#domain/blocked/blocked.ts';
import { contractFactSchema } from '#domain/contract-log/contract-log.ts';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { incidentFactSchema } from '#domain/incident/facts.ts';
import { commitBodySchema, nextCommit } from '#domain/log/commit.ts';
import type { Commit } from '#domain/log/commit.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { happenings, live } from '../handoff/random-life.ts';
import type { Life } from '../handoff/random-life.ts';
import { everyFact } from '../story/every-fact.ts';

const schemas = [
  handoffFactSchema,
  incidentFactSchema,
  blockedFactSchema,
  contractFactSchema,
  backlogFactSchema,
];
const read = (fact: unknown): unknown =>
  schemas.map((schema) => schema.safeParse(fact)).find(({ success }) => success)?.data;
const stored = (fact: unknown): unknown => JSON.parse(JSON.stringify(fact));

/** The log of a life, as it stands in the table; `more` is added to every fact. */
function logOf({ commits }: Life, more: object = {}): readonly Commit[] {
  const log: Commit[] = [];
  for (const [index, { at, facts }] of commits.entries()) {
    const { text, ...body } = nextCommit(log.at(-1), {
      subjectId: subjectId('handoff', 'a'),
      commitId: String(index),
      at,
      actor: { kind: 'system', id: 'test' },
      correlationId: correlationIdSchema.parse('c-1'),
      facts: facts.map((fact) => ({ ...fact, ...more })),
    });
    expect(commitBodySchema.parse(JSON.parse(text))).toEqual(stored(body));
    log.push({ ...commitBodySchema.parse(JSON.parse(text)), text });
  }
  return log;
}

test('every fact is read from the log as it was written, without a version: it is the first', () => {
  for (const fact of everyFact()) expect(read(stored(fact)), fact.type).toEqual(fact);
});

test('what a newer version has added to a fact does not keep an older one from reading it', () => {
  for (const fact of everyFact()) expect(read({ ...fact, v: 2, added: { later: true } })).toEqual(fact);
});

test('a fact of before, which says nothing of an open outcome, is read and told as it was', () => {
  const of = { target: 'hubspot', epoch: 1, attempt: 1 };
  const before = { type: 'TargetVerified', ...of, verdict: 'VERIFIED' };
  expect(read(before)).toEqual(before);
  expect(read({ ...before, unanswered: 'http-500' })).toEqual({ ...before, unanswered: 'http-500' });
});

test('whatever was decided folds, from the stored text too, to the state that it was decided for', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const life = live(all);
      expect(foldCommits(handoffModel, logOf(life))).toEqual(life.state);
      expect(foldCommits(handoffModel, logOf(life, { v: 2, added: ['later'] }))).toEqual(life.state);
    }),
  );
});

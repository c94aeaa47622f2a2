import { expect, test } from 'vitest';
import { cameSince } from '#domain/incident/came-since.ts';
import type { Commit } from '#domain/log/commit.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';

const minute = (minutes: number): string => new Date(Date.UTC(2030, 0, 31, 12, minutes)).toISOString();

/** What these facts say besides. */
const MORE = {
  ...{ owner: 'lena-fischer', deadlineAt: minute(60) },
  cause: { kind: 'infrastructure', step: 'sync' },
};

let seq = 0;
const commit = (at: string, type: string, member: string): Commit => ({
  subjectId: subjectId('incident', 'i'),
  seq: (seq += 1),
  commitId: `c${String(seq)}`,
  at,
  actor: { kind: 'system', id: 'relay' },
  correlationId: correlationIdSchema.parse('c'),
  facts: [{ type, member, ...MORE }],
  ...{ text: '', previous: '' },
});

test('each handoff counts once, by when it came last, whatever it waited for and however often it came', () => {
  const commits = [
    commit(minute(0), 'IncidentOpened', 'handoff#a@3'),
    commit(minute(1), 'IncidentJoined', 'handoff#b@3'),
    commit(minute(2), 'IncidentLeft', 'handoff#b@3'),
    commit(minute(3), 'IncidentJoined', 'handoff#b@9'),
    commit(minute(4), 'IncidentReopened', 'handoff#a@3'),
  ];
  expect(cameSince(commits, minute(1))).toEqual([
    { of: 'handoff#a', at: minute(4) },
    { of: 'handoff#b', at: minute(3) },
  ]);
  expect(cameSince(commits, minute(5))).toEqual([]);
});

test('the newest comes first, also where one came again; who left is not among them, nor what a newer version says', () => {
  const commits = [
    commit(minute(1), 'IncidentOpened', 'handoff#a@3'),
    commit(minute(2), 'IncidentJoined', 'handoff#b@3'),
    commit(minute(3), 'IncidentLeft', 'handoff#c@3'),
    commit(minute(4), 'UnknownYet', 'handoff#d@3'),
    commit(minute(5), 'IncidentJoined', 'handoff#e@3'),
  ];
  expect(cameSince(commits, minute(0)).map(({ of }) => of)).toEqual(['handoff#e', 'handoff#b', 'handoff#a']);
});

test('what came at that very instant came since then', () => {
  const commits = [commit(minute(1), 'IncidentOpened', 'handoff#a@3')];
  expect(cameSince(commits, minute(1))).toHaveLength(1);
});

test('of an outage no more are told than can be read', () => {
  const many = Array.from({ length: 201 }, (_, index) =>
    commit(minute(index), 'IncidentJoined', `handoff#${String(index)}@1`),
  );
  const came = cameSince(many, minute(0));
  expect(came).toHaveLength(200);
  expect(came[0]?.of).toBe('handoff#200');
});

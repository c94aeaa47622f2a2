import { expect, test } from 'vitest';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { IncidentFact } from '#domain/incident/facts.ts';
import type { Commit } from '#domain/log/commit.ts';
import { nextCommit } from '#domain/log/commit.ts';
import { storyOf } from '#domain/story/story-of.ts';
import { sampleDirectory } from '../contract/sample.ts';

const at = '2030-01-31T12:00:00.000Z';
const cause = { kind: 'target-deferred', target: 'hubspot', because: 'system-down' } as const;
const opened = { type: 'IncidentOpened', cause, owner: 'lena-fischer', deadlineAt: at } as const;
const joined = (member: string): IncidentFact => ({ type: 'IncidentJoined', member });
const left = (member: string): IncidentFact => ({ type: 'IncidentLeft', member, wentOn: true });
const resolved: IncidentFact = { type: 'IncidentResolved', because: 'cause-removed' };

/** What the story says after its first line, a commit for each of these. */
function told(...facts: readonly IncidentFact[]): readonly string[] {
  let commits: readonly Commit[] = [];
  for (const fact of [{ ...opened, member: 'handoff#a@3' }, ...facts])
    commits = [
      ...commits,
      nextCommit(commits.at(-1), {
        ...{ subjectId: subjectId('incident', 'i1'), commitId: `c${String(commits.length)}`, at },
        ...{ actor: { kind: 'system', id: 'effects' }, correlationId: correlationIdSchema.parse('cor-1') },
        facts: [fact],
      }),
    ];
  return storyOf(commits, sampleDirectory)
    .slice(1)
    .map(({ sentence }) => sentence);
}

test('a handoff that waits for a second system of its own is not told again', () => {
  expect(told(joined('handoff#a@4'), joined('handoff#b@2'), joined('handoff#b@5'))).toEqual([
    'The handoff b waits for the same reason.',
  ]);
});

test('it is told to wait no more when the last of them lets it go', () => {
  expect(told(joined('handoff#b@2'), joined('handoff#b@5'), left('handoff#b@2'))).toHaveLength(1);
  expect(told(joined('handoff#a@4'), left('handoff#a@3'), left('handoff#a@4'), resolved)).toEqual([
    'The handoff a no longer waits for it.',
    'Nothing waits for it any more: it is closed.',
  ]);
});

test('what comes back once it went on is told again, and so is what comes into it when it opens anew', () => {
  expect(told(joined('handoff#b@2'), left('handoff#b@2'), joined('handoff#b@5'))).toHaveLength(3);
  const reopened = { type: 'IncidentReopened', deadlineAt: at, member: 'handoff#c@1' } as const;
  expect(told(left('handoff#a@3'), resolved, reopened, joined('handoff#a@9')).at(-1)).toBe(
    'The handoff a waits for the same reason.',
  );
});

test('whoever was seen to and fails again is told again, as long as nothing else of theirs waits', () => {
  const retried: IncidentFact = { type: 'IncidentRetried', members: ['handoff#b@2'] };
  expect(told(joined('handoff#b@2'), retried, joined('handoff#b@5'))).toHaveLength(3);
  expect(told(joined('handoff#b@2'), joined('handoff#b@3'), retried, joined('handoff#b@5'))).toHaveLength(2);
});

test('what waited in an earlier opening does not wait in the next', () => {
  const reopened = { type: 'IncidentReopened', deadlineAt: at, member: 'handoff#c@1' } as const;
  expect(told(joined('handoff#b@2'), resolved, reopened, joined('handoff#b@9'))).toHaveLength(4);
});

test('what was seen to for two systems is named once', () => {
  const retried: IncidentFact = {
    type: 'IncidentRetried',
    members: ['handoff#a@3', 'handoff#a@4', 'handoff#b@2'],
  };
  expect(told(retried)).toEqual(['Baton saw to what failed for the handoff a, the handoff b.']);
});

test('a part of a story, such as what one act added, is told as it is', () => {
  const [, , last] = [1, 2, 3].map((seq) => left(`handoff#a@${String(seq)}`));
  if (last === undefined) throw new Error('there are three');
  const commit = nextCommit(undefined, {
    ...{ subjectId: subjectId('incident', 'i1'), commitId: 'c9', at, facts: [last] },
    ...{ actor: { kind: 'system', id: 'effects' }, correlationId: correlationIdSchema.parse('cor-1') },
  });
  expect(storyOf([commit], sampleDirectory)).toHaveLength(1);
});

import { expect, it } from 'vitest';
import { onCallEventOf } from '#domain/incident/on-call-event.ts';
import { foldCommits, incidentModel } from '#domain/subjects.ts';
import { decideIncident } from '#domain/incident/incident.ts';
import { nextCommit } from '#domain/log/commit.ts';
import { subjectId, correlationIdSchema } from '#domain/ids.ts';
import { sampleDirectory } from '../contract/sample.ts';

const subject = subjectId('incident', 'i-1');
const cause = { kind: 'notice-failed', recipient: 'maya-chen', because: 'x' } as const;
it('an end that the next escalation has overtaken is not told after it', () => {
  let commits: readonly ReturnType<typeof nextCommit>[] = [];
  const act = (command: Parameters<typeof decideIncident>[1], at: string) => {
    const { facts } = decideIncident(foldCommits(incidentModel, commits), command, at);
    commits = [
      ...commits,
      nextCommit(commits.at(-1), {
        subjectId: subject,
        commitId: `c${commits.length}`,
        at,
        actor: { kind: 'system', id: 't' },
        correlationId: correlationIdSchema.parse('corr-1234'),
        facts: [...facts],
      }),
    ];
  };
  const join = (member: string) =>
    ({ type: 'JoinIncident', member, cause, owner: 'lena-fischer', withinSeconds: 3600 }) as const;
  act(join('handoff#a@1'), '2030-01-01T00:00:00.000Z');
  act({ type: 'Wake', onCall: [] }, '2030-01-01T01:00:00.000Z');
  act({ type: 'LeaveIncident', members: ['handoff#a@1'] }, '2030-01-01T01:10:00.000Z');
  act(join('handoff#b@1'), '2030-01-01T02:00:00.000Z');
  act({ type: 'Wake', onCall: [] }, '2030-01-01T03:00:00.000Z');
  // seq 3 is sent back from the dead letters now, after seq 5 was told
  expect(onCallEventOf(commits, { subjectId: subject, seq: 5 }, sampleDirectory)?.type).toBe(
    'incident.escalated',
  );
  expect(onCallEventOf(commits, { subjectId: subject, seq: 3 }, sampleDirectory)).toBeUndefined();
});

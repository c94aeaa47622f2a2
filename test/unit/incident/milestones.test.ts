import { expect, test } from 'vitest';
import type { IncidentFact } from '#domain/incident/facts.ts';
import { everyMilestone, milestonesOf } from '#domain/incident/milestones.ts';
import { hour, incidentLog } from './log.ts';

const cause = { kind: 'infrastructure', step: 'sync' } as const;
const whose = { owner: 'lena-fischer', deadlineAt: hour(9) };
const opened: IncidentFact = { type: 'IncidentOpened', cause, ...whose, member: 'handoff#a@1' };
const joined: IncidentFact = { type: 'IncidentJoined', member: 'handoff#b@1' };
const returned: IncidentFact = { type: 'IncidentReopened', ...whose, member: 'handoff#c@1' };
const assigned: IncidentFact = { type: 'IncidentAssigned', owner: 'tom-okafor', textId: 't' };
const escalated: IncidentFact = { type: 'IncidentEscalated', count: 1, nextAt: hour(99) };
const ended: IncidentFact = { type: 'IncidentResolved', because: 'cause-removed' };

test('what becomes of an incident is told with its commit, and whom it was given to', () => {
  expect(everyMilestone(incidentLog(opened, assigned, escalated, ended, returned))).toEqual([
    { seq: 1, at: hour(1), kind: 'opened' },
    { seq: 2, at: hour(2), kind: 'assigned', to: 'tom-okafor' },
    { seq: 3, at: hour(3), kind: 'escalated' },
    { seq: 4, at: hour(4), kind: 'ended' },
    { seq: 5, at: hour(5), kind: 'returned' },
  ]);
});

test('who came and went is none of it, nor what a newer version says', () => {
  const left: IncidentFact = { type: 'IncidentLeft', member: 'handoff#b@1' };
  const log = incidentLog(opened, joined, left, { type: 'UnknownYet' }, ended);
  expect(everyMilestone(log).map(({ kind }) => kind)).toEqual(['opened', 'ended']);
});

test('what came back within a day belongs to the same opening, an earlier opening does not', () => {
  const seqs = (...facts: readonly IncidentFact[]) =>
    milestonesOf(incidentLog(...facts)).map(({ seq }) => seq);
  expect(seqs(opened, ended, returned, ended)).toEqual([1, 2, 3, 4]);
  expect(seqs(opened, ended, opened, assigned, ended)).toEqual([3, 4, 5]);
  expect(seqs()).toEqual([]);
});

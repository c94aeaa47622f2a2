import { expect, test } from 'vitest';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { IncidentFact } from '#domain/incident/facts.ts';
import { holdingOf } from '#domain/incident/holding-of.ts';
import { foldCommits, incidentModel } from '#domain/subjects.ts';
import { hour, incidentLog } from './log.ts';

const infrastructure: IncidentCause = { kind: 'infrastructure', step: 'sync' };
const ended: IncidentFact = { type: 'IncidentResolved', because: 'by-hand' };
const owner = 'lena-fischer';
const joined = (member: string, contract?: string): IncidentFact => ({
  ...{ type: 'IncidentJoined', member, owner },
  ...(contract === undefined ? {} : { contract }),
});

function holding(cause: IncidentCause, ...facts: readonly IncidentFact[]) {
  const first = { type: 'IncidentOpened', cause, owner, contract: 'c', deadlineAt: hour(9) } as const;
  const log = incidentLog({ ...first, member: 'handoff#a@1' }, ...facts);
  const incident = foldCommits(incidentModel, log);
  return incident === undefined ? undefined : holdingOf(incident);
}

test('handoffs that are held and events that are blocked are counted by contract', () => {
  const facts = [joined('handoff#b@2', 'c'), joined('blocked#d@1', 'c'), joined('blocked#e@1', 'd')];
  expect(holding(infrastructure, ...facts, joined('blocked#f@1', 'd'))).toEqual([
    { contract: 'c', held: 2, blocked: 1 },
    { contract: 'd', held: 0, blocked: 2 },
  ]);
});

test('what stands in it for two reasons is held once, and what is under no contract by itself', () => {
  expect(holding(infrastructure, joined('handoff#a@4', 'c'), joined('handoff#b@1'))).toEqual([
    { contract: 'c', held: 1, blocked: 0 },
    { held: 1, blocked: 0 },
  ]);
});

test('a queue is nothing that is held', () => {
  expect(holding(infrastructure, joined('intake@0'))).toEqual([{ contract: 'c', held: 1, blocked: 0 }]);
});

test('an incident that is over holds nothing', () => {
  expect(holding(infrastructure, ended)).toEqual([]);
});

test.each<IncidentCause>([
  { kind: 'target-deferred', target: 'hubspot', because: 'system-down' },
  { kind: 'notice-failed', recipient: owner, because: 'bounced' },
  { kind: 'reflect-failed', target: 'hubspot', because: 'refused' },
  { kind: 'dead-letters', queue: 'intake' },
])('nothing is held up where members go on meanwhile, or nobody decides about them: $kind', (cause) => {
  expect(holding(cause, joined('handoff#b@2', 'c'))).toEqual([]);
});

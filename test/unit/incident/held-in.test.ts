import { expect, test } from 'vitest';
import { evolveIncident } from '#domain/incident/evolve-incident.ts';
import type { IncidentFact } from '#domain/incident/facts.ts';
import type { IncidentState } from '#domain/incident/incident.ts';
import { countHeld, heldIn } from '#domain/incident/held-in.ts';

const members = ['handoff#a@3', 'handoff#a@4', 'blocked#b@1', 'handoff#c@9', 'handoff#a@7', 'intake@0'];

test('what waits for two things of its own is held once, by what it came with first', () => {
  expect(heldIn(members)).toEqual(['handoff#a@3', 'blocked#b@1', 'handoff#c@9', 'intake@0']);
  expect(countHeld(members)).toBe(4);
});

test('an incident without members holds nothing', () => {
  expect(heldIn([])).toEqual([]);
  expect(countHeld([])).toBe(0);
});

const whose = { contract: 'c', owner: 'lena-fischer' };
const cause = { kind: 'target-deferred', target: 'hubspot', because: 'consent-gone' } as const;
const at = '2030-01-31T09:00:00.000Z';
const opened = { type: 'IncidentOpened', cause, ...whose, deadlineAt: at, member: 'handoff#a@3' } as const;

function wentOn(...facts: readonly IncidentFact[]): readonly string[] | undefined {
  const joined = ['handoff#a@4', 'handoff#b@2'].map(
    (member) => ({ type: 'IncidentJoined', ...whose, member }) as const,
  );
  return [opened, ...joined, ...facts].reduce<IncidentState>(
    (state, fact) => evolveIncident(state, fact, { seq: 1, at }),
    undefined,
  )?.wentOn;
}

test('a handoff one thing of which leaves without having come has not gone on', () => {
  const came = { type: 'IncidentLeft', member: 'handoff#a@3', wentOn: true } as const;
  const other = { type: 'IncidentLeft', member: 'handoff#b@2', wentOn: true } as const;
  expect(wentOn(came, other)).toEqual(['handoff#a@3', 'handoff#b@2']);
  expect(wentOn(came, other, { type: 'IncidentLeft', member: 'handoff#a@4' })).toEqual(['handoff#b@2']);
});

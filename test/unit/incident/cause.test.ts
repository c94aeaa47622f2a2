import { describe, expect, test } from 'vitest';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { incidentIdOf, isMendedOutside } from '#domain/incident/cause.ts';
import { stableId, subjectId } from '#domain/ids.ts';

const here = { id: 'a'.repeat(26), seq: 7 };
const elsewhere = { id: 'b'.repeat(26), seq: 9 };
const person = 'maya-chen';

const own: readonly IncidentCause[] = [
  { kind: 'declined', by: person, reason: 'no-time' },
  { kind: 'returned', by: person, reason: 'incomplete', missing: [] },
  { kind: 'expired', person },
  { kind: 'ambiguous', candidates: [] },
  { kind: 'mismatch', target: 'hubspot', verdict: 'DROPPED', field: 'owner' },
  { kind: 'nobody-to-ask', leftOut: [] },
  { kind: 'moved-on', move: { kind: 'deleted' } },
  { kind: 'owner-changed', target: 'hubspot' },
  { kind: 'contradiction', property: 'stage', others: ['status'] },
  { kind: 'outside-pilot', person },
  { kind: 'not-started', person },
  { kind: 'partial-rollback', failed: [] },
  { kind: 'rolled-back', target: 'hubspot' },
];

const unmapped = {
  kind: 'unmapped',
  contract: 'c',
  source: 'hubspot',
  property: 'stage',
  value: 'SQL',
} as const;
const shared: readonly IncidentCause[] = [
  unmapped,
  { ...unmapped, value: 'MQL' },
  { kind: 'missing-input', contract: 'c', field: 'Company' },
  { kind: 'missing-input', contract: 'd', field: 'Company' },
  { kind: 'missing-input', contract: 'c', field: '', unlinked: [{ object: 'company', label: 'Company' }] },
  { kind: 'missing-input', contract: 'c', field: '', unlinked: [{ object: 'deal', label: 'Deal' }] },
  { kind: 'malformed', source: 'hubspot' },
  { kind: 'unreadable-record', source: 'hubspot', because: 'not-found' },
  { kind: 'reflect-failed', target: 'hubspot', because: 'refused' },
  { kind: 'status-failed', target: 'hubspot', because: 'refused' },
  { kind: 'notice-failed', recipient: person, because: 'rejected' },
  { kind: 'notice-failed', recipient: person, because: 'bounced' },
  { kind: 'storm', contract: 'c', because: 'admissions' },
  { kind: 'storm', contract: 'd', because: 'admissions' },
  { kind: 'storm', contract: 'c', because: 'open-offers', person },
  { kind: 'storm', contract: 'c', because: 'open-offers', person: 'tom-okafor' },
  { kind: 'dead-letters', queue: 'intake' },
  { kind: 'undeliverable', person, channel: 'email', because: 'rejected' },
  { kind: 'target-failed', target: 'hubspot', because: 'unavailable' },
  { kind: 'target-failed', target: 'hubspot', because: 'unauthorised' },
  { kind: 'target-deferred', target: 'hubspot', because: 'DAILY' },
  { kind: 'target-deferred', target: 'hubspot', because: 'SECONDLY' },
  { kind: 'target-deferred', target: 'hubspot', because: 'consent-gone' },
  { kind: 'target-deferred', target: 'salesforce', because: 'consent-gone' },
  { kind: 'infrastructure', step: 'sync' },
  { kind: 'infrastructure', step: 'offer' },
];

describe('the incident of a cause', () => {
  test.each(own)('is its own when it concerns one handoff alone: $kind', (cause) => {
    expect(incidentIdOf(cause, here)).toBe(`${here.id}.7`);
    expect(incidentIdOf(cause, { ...here, seq: 8 })).not.toBe(incidentIdOf(cause, here));
  });

  test.each(shared)('is shared by all that it concerns: $kind', (cause) => {
    expect(incidentIdOf(cause, elsewhere)).toBe(incidentIdOf(cause, here));
  });

  test('is another for each shared cause', () => {
    expect(new Set(shared.map((cause) => incidentIdOf(cause, here))).size).toBe(shared.length);
  });

  test('does not depend on the suggestion, or on what a channel answered', () => {
    expect(incidentIdOf({ ...unmapped, closest: 'sales-qualified' }, here)).toBe(
      incidentIdOf(unmapped, here),
    );
    const [bounced, blocked] = ['bounced', 'blocked'].map((because) =>
      incidentIdOf({ kind: 'undeliverable', person, channel: 'email', because }, here),
    );
    expect(bounced).toBe(blocked);
    const [lost, unwanted, refused, unknown] = ['bounced', 'complained', 'rejected', 'http-503'].map(
      (because) => incidentIdOf({ kind: 'notice-failed', recipient: person, because }, here),
    );
    expect([lost, refused]).toEqual([unwanted, unknown]);
  });

  test('is that of the system that is waited for, whatever is to be written', () => {
    const waiting = { kind: 'target-deferred', target: 'asana', because: 'consent-gone' } as const;
    expect(incidentIdOf({ ...waiting, system: 'hubspot' }, here)).toBe(
      incidentIdOf({ ...waiting, target: 'hubspot' }, here),
    );
  });

  test.each<[IncidentCause, readonly string[]]>([
    [unmapped, ['unmapped', 'c', 'hubspot', 'stage', 'SQL']],
    [{ kind: 'missing-input', contract: 'c', field: 'Company' }, ['missing-input', 'c', 'Company']],
    [{ kind: 'malformed', source: 'hubspot' }, ['malformed', 'hubspot']],
    [
      { kind: 'unreadable-record', source: 'hubspot', because: 'gone' },
      ['unreadable-record', 'hubspot', 'gone'],
    ],
    [{ kind: 'reflect-failed', target: 'asana', because: 'refused' }, ['reflect-failed', 'asana', 'refused']],
    [{ kind: 'notice-failed', recipient: person, because: 'bounced' }, ['notice-failed', person, 'lost']],
    [{ kind: 'notice-failed', recipient: person, because: 'rejected' }, ['notice-failed', person, 'refused']],
    [{ kind: 'dead-letters', queue: 'intake' }, ['dead-letters', 'intake']],
    [
      { kind: 'undeliverable', person, channel: 'email', because: 'bounced' },
      ['undeliverable', person, 'email'],
    ],
    [
      { kind: 'target-failed', target: 'hubspot', because: 'unavailable' },
      ['target-failed', 'hubspot', 'unavailable', ''],
    ],
    [
      { kind: 'target-failed', target: 'hubspot', because: 'misfit', field: 'phone' },
      ['target-failed', 'hubspot', 'misfit', 'phone'],
    ],
    [{ kind: 'storm', contract: 'c', because: 'admissions' }, ['storm', 'c', 'admissions', '']],
  ])(
    'stays the same from one version to the next, or what is open would be opened again: %j',
    (cause, key) => {
      expect(incidentIdOf(cause, here)).toBe(stableId('incident', ...key));
    },
  );

  test.each([...own, ...shared])('names a subject: $kind', (cause) => {
    expect(() => subjectId('incident', incidentIdOf(cause, here))).not.toThrow();
  });
});

test('only what Baton itself leaves alone is mended outside: the system, a consent, its limit of the day', () => {
  const waits = (because: string) => isMendedOutside({ kind: 'target-deferred', target: 'hubspot', because });
  expect(['system-down', 'consent-gone', 'daily-limit'].map(waits)).toEqual([true, true, true]);
  expect(waits('UNABLE_TO_LOCK_ROW')).toBe(false);
  const failed = { kind: 'target-failed', target: 'hubspot', because: 'consent-gone' } as const;
  expect(isMendedOutside(failed)).toBe(false);
});

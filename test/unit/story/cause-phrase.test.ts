import { expect, test } from 'vitest';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { causePhrase } from '#domain/story/cause-phrase.ts';
import { namesOf } from '#domain/story/names.ts';
import { sampleDirectory } from '../contract/sample.ts';

const names = namesOf(sampleDirectory);
const waiting = { kind: 'target-deferred', target: 'hubspot' } as const;
const declined = { kind: 'declined', by: 'maya-chen', reason: 'no-time' } as const;

test.each<[IncidentCause, string]>([
  [
    { ...waiting, because: 'in-queue' },
    'its turn in the queue for HubSpot has not come for more than an hour',
  ],
  [{ ...waiting, because: 'system-down' }, 'HubSpot does not answer as it should'],
  [{ ...waiting, because: 'daily-limit' }, 'HubSpot takes no more requests today'],
  [{ ...waiting, because: 'consent-gone' }, 'HubSpot does not let Baton in until its access is renewed'],
  [
    { ...waiting, because: 'UNABLE_TO_LOCK_ROW' },
    'HubSpot has been putting Baton off for long: somebody else was changing the record (UNABLE_TO_LOCK_ROW)',
  ],
])('says why a system is waited for: %j', (cause, phrase) => {
  expect(causePhrase(cause, names)).toBe(phrase);
});

test('says who could not be asked besides, if anybody', () => {
  const leftOut = [{ person: 'jonas-weber', because: 'away' } as const];
  expect(causePhrase({ ...declined, leftOut }, names)).toBe(
    'Maya Chen declined: no time, and nobody else can be asked (Jonas Weber is away)',
  );
  expect(causePhrase({ ...declined, leftOut: [] }, names)).toBe('Maya Chen declined: no time');
});

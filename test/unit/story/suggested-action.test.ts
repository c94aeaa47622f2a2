import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { causePhrase } from '#domain/story/cause-phrase.ts';
import { namesOf } from '#domain/story/names.ts';
import { suggestedAction } from '#domain/story/suggested-action.ts';
import { sampleDirectory } from '../contract/sample.ts';
import { everyCause } from './every-fact.ts';

const lost = (recipient: string, because = 'message-rejected') =>
  ({ kind: 'notice-failed', recipient, because }) as const;

it.each([
  ['maya-chen', 'Correct their address in the directory, then say that it is seen to.'],
  ['ops', 'Correct the mailbox of operations (ops) in the directory, then say that it is seen to.'],
  ['ops-channel', 'Put opsChannel right in the directory, then say that it is seen to.'],
])('what %s was not told is put right where it stands', (recipient, action) => {
  expect(suggestedAction(lost(recipient))).toBe(action);
});

it('a channel that Baton was not invited to invites it', () => {
  expect(suggestedAction(lost('ops-channel', 'not_in_channel'))).toContain('/invite @Baton');
});

it('a record that does not say which one is meant has its property filled in', () => {
  const cause = {
    kind: 'target-failed',
    target: 'salesforce',
    because: 'no-record',
    field: 'leadid',
  } as const;
  expect(suggestedAction(cause)).toBe(
    'Fill in leadid in the CRM’s record, so that it says which one in Salesforce is meant; then try again.',
  );
  expect(suggestedAction({ ...cause, because: 'too-long' })).toContain('Put right what Salesforce refuses');
});

it('says in words whom a message could not be sent to', () => {
  const names = namesOf(sampleDirectory);
  expect(causePhrase(lost('ops-channel', 'not_in_channel'), names)).toBe(
    'a message to the channel of operations could not be sent: not in channel',
  );
  expect(causePhrase(lost('ops'), names)).toBe(
    'a message to the mailbox of operations could not be sent: message rejected',
  );
});

const waiting = { kind: 'target-deferred', target: 'asana', because: 'consent-gone' } as const;
const failed = { kind: 'target-failed', target: 'salesforce' } as const;

/** Causes that ask for something else than others of their kind. */
const special: readonly IncidentCause[] = [
  waiting,
  { ...waiting, system: 'hubspot' },
  { ...waiting, because: 'system-down' },
  { ...failed, because: 'unauthorised' },
  { ...failed, because: 'no-record', field: 'leadid' },
  { ...failed, because: 'refused' },
];

/** Whoever adds a cause, or other advice, adds or changes its line there, and reads it as whoever decides will. */
const written = readFileSync(new URL('suggested-actions.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

it('what ends an incident is advised as it is written down, for every cause', () => {
  const advice = [...everyCause, ...special].map((cause) => `${cause.kind}: ${suggestedAction(cause)}`);
  expect([...new Set(advice)]).toEqual(written);
});

import { describe, expect, test } from 'vitest';
import type { Because } from '#views/because.ts';
import { offerTextsFor } from '#views/texts/texts-for.ts';

const silent = { name: 'Ada', end: 'silent' } as const;
const told: readonly (readonly [Because, string])[] = [
  [{ kind: 'named' }, 'you are the person who takes over “Leads”.'],
  [{ kind: 'round-robin' }, 'it is your turn.'],
  [{ kind: 'least-loaded' }, 'you have the least to do at the moment.'],
  [{ kind: 'record-owner', systemName: 'HubSpot' }, 'HubSpot names you as the owner of the record.'],
  [
    { kind: 'property', systemName: 'HubSpot', field: 'Account executive' },
    'HubSpot names you as “Account executive”.',
  ],
  [
    { kind: 'stand-in', leftOut: [{ name: 'Ada', because: 'away' }] },
    'Ada is away, so you are asked instead.',
  ],
  [
    { kind: 'fallback', before: [silent, { name: 'Bob', end: 'declined' }, { name: 'Cy', end: 'silent' }] },
    'Ada and Cy did not answer and Bob said no, so you are asked instead.',
  ],
  [{ kind: 'fallback', before: [{ name: 'Ada', end: 'away' }] }, 'Ada went away, so you are asked instead.'],
  [{ kind: 'fallback', before: [] }, 'nobody else can be asked at the moment, so you are asked instead.'],
  [
    { kind: 'escalated', to: 'manager', before: [silent] },
    'Ada did not answer, so it comes to you: you are the manager.',
  ],
  [
    { kind: 'escalated', to: 'on-call', before: [{ name: 'Ada', end: 'unreachable' }] },
    'Ada could not be reached, so it comes to you: you are on call.',
  ],
  [{ kind: 'handed-on', by: 'Ada', reason: 'You know them' }, 'Ada handed it on to you: “You know them”.'],
  [{ kind: 'handed-on' }, 'Somebody handed it on to you.'],
  [{ kind: 'given', by: 'Ada' }, 'Ada gave it to you.'],
  [{ kind: 'asked-again', by: 'Ada', reason: 'Please' }, 'Ada asks you again: “Please”.'],
];

describe('why somebody is asked', () => {
  test.each(told)('%j is told in words', (because, sentence) => {
    expect(offerTextsFor('en').offer.because(because, 'Leads')).toBe(sentence);
  });
});

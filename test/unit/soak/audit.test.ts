import { expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { audit, endOf } from '../../../soak/audit.ts';
import type { Seen } from '../../../soak/seen.ts';
import { held, seenAs, shown, wellDone } from './given.ts';

const found = (otherwise: Partial<Seen>): readonly string[] =>
  audit([seenAs(otherwise)]).map(({ wrong, what }) => `${wrong}: ${what}`);

const nothing = { ...shown, showsAccepted: false, entered: 0 };
const asked = { status: 'held', facts: held, isAskedAbout: true, holdings: { hubspot: nothing } };
const reversed: HandoffFact = {
  ...{ type: 'TargetReversed', target: 'hubspot', epoch: 1, attempt: 2, verdict: 'VERIFIED' },
};

test('nothing is found where all is well, and where somebody is asked', () => {
  expect(found({})).toEqual([]);
  expect(found(asked)).toEqual([]);
  expect(found({ ...asked, facts: [...wellDone.slice(0, 2), reversed, ...held.slice(1)] })).toEqual([]);
});

test.each<[string, Partial<Seen>]>([
  ['there is nothing in the log', { facts: [], status: undefined, holdings: { hubspot: nothing } }],
  ['it did not end: syncing', { status: 'syncing', facts: wellDone.slice(0, 2) }],
  [
    'the page said that it was accepted, and the log does not',
    { facts: held.slice(1), status: 'held', isAskedAbout: true, holdings: {} },
  ],
  ['it is held, and nobody was asked', { ...asked, isAskedAbout: false }],
])('lost: %s', (what, otherwise) => {
  expect(found(otherwise)).toContain(`lost: ${what}`);
});

test.each<[string, Partial<Seen>]>([
  ['hubspot: the owner was entered 2 times', { holdings: { hubspot: { ...shown, entered: 2 } } }],
  ['asana: 2 things were made', { holdings: { asana: { ...shown, made: 2 } } }],
  ['2 mails asked the same', { offerMails: 2 }],
  ['3 mails asked the same', { offerMails: 3, died: true }],
])('doubled: %s', (what, otherwise) => {
  expect(found(otherwise)).toEqual([`doubled: ${what}`]);
});

test('whoever dies between sending and noting may send once more', () => {
  expect(found({ offerMails: 2, died: true })).toEqual([]);
});

test.each<[string, Partial<Seen>]>([
  ['hubspot does not show who accepted', { holdings: { hubspot: nothing } }],
  [
    'hubspot does not show who accepted',
    { ...asked, facts: [...wellDone.slice(0, 2), ...held.slice(1)], holdings: { hubspot: nothing } },
  ],
  [
    'hubspot still shows who accepted',
    { ...asked, facts: [...held, reversed], holdings: { hubspot: shown } },
  ],
  ['nobody accepted it', { facts: wellDone.slice(1), wasTold: false }],
])('falsely done: %s', (what, otherwise) => {
  expect(found(otherwise)).toEqual([`falsely done: ${what}`]);
});

test('broken: what was found', () => {
  expect(found({ broken: ['commit 3 does not follow'] })).toEqual(['broken: commit 3 does not follow']);
});

test('whatever was held once has had a person', () => {
  expect(endOf(seenAs())).toBe('without a person');
  expect(endOf(seenAs({ facts: [...held, ...wellDone] }))).toBe('held');
  expect(endOf(seenAs(asked))).toBe('held');
  expect(endOf(seenAs({ status: 'offered', facts: [] }))).toBe('waiting');
});

import { describe, expect, test } from 'vitest';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import type { Asked } from '#domain/routing/asked.ts';
import { acceptedIn, askedAfter, openStage, silences } from '#domain/routing/asked.ts';

const until = '2030-01-31T12:00:00.000Z';
const offer = (
  epoch: number,
  to: string,
  because: FactOf<'OfferMade'>['because'] = 'named',
): HandoffFact => ({
  ...{ type: 'OfferMade', epoch, to, because, expiresAt: until },
});
const after = (...facts: readonly HandoffFact[]): readonly Asked[] =>
  facts.reduce<readonly Asked[]>((asked, fact) => askedAfter(asked, fact), []);
const one = (person: string, epoch: number, more: Partial<Asked> = {}): Asked => ({
  ...{ person, epoch, stage: 'rounds', end: undefined, isPast: false },
  ...more,
});
const by = 'ada';
const ends: readonly (readonly [Asked['end'], HandoffFact])[] = [
  ['accepted', { type: 'OfferAccepted', epoch: 1, by }],
  ['declined', { type: 'OfferDeclined', epoch: 1, by, reason: 'no-time' }],
  ['declined', { type: 'HandoffReturned', epoch: 1, by, reason: 'incomplete', missing: [] }],
  ['silent', { type: 'OfferExpired', epoch: 1 }],
  ['unreachable', { type: 'OfferUndeliverable', epoch: 1, channel: 'email', because: 'no-answer' }],
  ['passed-on', { type: 'OfferHandedOn', epoch: 1, by, to: 'ben' }],
  ['withdrawn', { type: 'OfferWithdrawn', epoch: 1, because: 'reassigned' }],
  ['away', { type: 'OfferWithdrawn', epoch: 1, because: 'away' }],
];
const released: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
const reopened = (because: 'not-started' | 'owner-changed'): HandoffFact => ({
  ...{ type: 'HandoffReopened', because, targets: [] },
});

describe('who has been asked', () => {
  test.each(ends)('ended as %s', (end, fact) => {
    expect(after(offer(1, 'ada'), fact, offer(2, 'ben'))).toStrictEqual([
      one('ada', 1, { end }),
      one('ben', 2),
    ]);
    expect(after(offer(2, 'ben'), fact)).toStrictEqual([one('ben', 2)]);
  });

  test('belongs to a part of the contract', () => {
    const stages = (because: FactOf<'OfferMade'>['because']) => openStage(after(offer(1, 'ada', because)));
    expect(stages('fallback')).toBe('fallback');
    expect(stages('escalated')).toBe('escalation');
    const others = ['named', 'reassigned', 'asked-again', 'handed-on', 'round-robin'] as const;
    for (const because of [...others, 'least-loaded', 'record-owner', 'property'] as const)
      expect(stages(because)).toBe('rounds');
  });

  test('was not asked where the offer is put off before anybody is told', () => {
    const postponed: HandoffFact = { type: 'OfferPostponed', epoch: 2, until, leftOut: [] };
    const declined: HandoffFact = { type: 'OfferDeclined', epoch: 1, by, reason: 'no-time' };
    expect(after(offer(1, 'ada'), declined, offer(2, 'ben'), postponed)).toStrictEqual([
      one('ada', 1, { end: 'declined' }),
    ]);
    expect(openStage(after(offer(1, 'ada'), postponed))).toBeUndefined();
  });

  test('is past once a person decided', () => {
    expect(after(offer(1, 'ada'), released, offer(2, 'ben'))).toStrictEqual([
      ...[one('ada', 1, { isPast: true }), one('ben', 2)],
    ]);
    expect(openStage(after(offer(1, 'ada'), released))).toBeUndefined();
  });

  test('was given to somebody else by a person: from whoever had it, and whoever was asked', () => {
    const given = (to: string): HandoffFact => ({ type: 'HandoffReleased', how: 'reassigned', to });
    const accepted: HandoffFact = { type: 'OfferAccepted', epoch: 1, by };
    const silent: HandoffFact = { type: 'OfferExpired', epoch: 1 };
    const endsOf = (...facts: readonly HandoffFact[]) => after(offer(1, 'ada'), ...facts);
    expect(endsOf(accepted, given('ben'))).toStrictEqual([
      one('ada', 1, { end: 'given-away', isPast: true }),
    ]);
    expect(endsOf(given('ben'))).toStrictEqual([one('ada', 1, { end: 'withdrawn', isPast: true })]);
    expect(endsOf(accepted, given('ada'))).toStrictEqual([one('ada', 1, { end: 'accepted', isPast: true })]);
    expect(endsOf(silent, given('ben'))).toStrictEqual([one('ada', 1, { end: 'silent', isPast: true })]);
    expect(after(given('ben'))).toStrictEqual([]);
    const later = endsOf(accepted, given('ada'), offer(2, 'ada'), { ...silent, epoch: 2 }, given('ben'));
    expect(later.map(({ end }) => end)).toEqual(['accepted', 'silent']);
  });

  test('accepted in: their last acceptance, whoever has it since', () => {
    const released = { type: 'HandoffReleased', how: 'reassigned', to: 'ben' } as const;
    const accepted: HandoffFact = { type: 'OfferAccepted', epoch: 1, by };
    const asked = after(offer(1, 'ada'), accepted, released, offer(2, 'ben'));
    expect([acceptedIn({ asked }, 'ada'), acceptedIn({ asked }, 'ben')]).toEqual([1, undefined]);
  });

  test('did not start: the last who accepted, and nobody else', () => {
    const accepted = (epoch: number): HandoffFact => ({ type: 'OfferAccepted', epoch, by });
    const history = [offer(1, 'ada'), accepted(1), offer(2, 'ben'), accepted(2), offer(3, 'cy')];
    expect(after(...history, reopened('not-started')).map(({ end }) => end)).toEqual([
      ...['accepted', 'not-started', undefined],
    ]);
    expect(after(...history, reopened('owner-changed')).map(({ end }) => end)).toEqual([
      ...['accepted', 'accepted', undefined],
    ]);
    expect(after(offer(1, 'ada'), reopened('not-started'))).toStrictEqual([one('ada', 1)]);
  });

  test('another way takes the place of what did not arrive, in its part of the contract', () => {
    const lost: HandoffFact = { type: 'OfferUndeliverable', epoch: 2, channel: 'email', because: 'x' };
    const silent: HandoffFact = { type: 'OfferExpired', epoch: 1 };
    const history = [offer(1, 'ada'), silent, offer(2, 'ben', 'fallback'), lost];
    expect(after(...history, offer(3, 'ben', 'other-channel'))).toStrictEqual([
      one('ada', 1, { end: 'silent' }),
      one('ben', 2, { end: 'unreachable', stage: 'fallback', isPast: true }),
      one('ben', 3, { stage: 'fallback' }),
    ]);
    expect(after(...history, offer(3, 'ada', 'other-channel'))).toStrictEqual([
      one('ada', 1, { end: 'silent' }),
      one('ben', 2, { end: 'unreachable', stage: 'fallback' }),
      one('ada', 3),
    ]);
    expect(after(offer(1, 'cy', 'other-channel'))).toStrictEqual([one('cy', 1)]);
  });

  test('was silent: as often as an offer of that part ended so since a person decided', () => {
    const silent = one('ada', 1, { end: 'silent' });
    const asked = [
      silent,
      { ...silent, isPast: true },
      { ...silent, stage: 'fallback' as const },
      one('b', 2),
    ];
    expect(silences(asked, 'rounds')).toBe(1);
    expect(silences(asked, 'escalation')).toBe(0);
  });
});

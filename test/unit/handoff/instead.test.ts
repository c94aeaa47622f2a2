import { describe, expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { observed } from '#domain/handoff/observe.ts';
import { namedIn, putOff } from '#domain/handoff/put-off.ts';
import { postponed } from '#domain/handoff/make-offer.ts';
import { at, handoffAfter, rules } from './given.ts';
import { asked, declined, held, heldSync, JONAS, MAYA, offerMade, opened, started } from './history.ts';
import { stuck, syncing } from './history.ts';

const HOUR = 3600;
const leftOut = [{ person: JONAS, because: 'away' as const }];
const [requested] = opened;

describe('what is only observed says what would have been done', () => {
  const observing = (...facts: readonly HandoffFact[]) => observed([requested, ...facts], rules, at(0));
  const would = (what: object) => [requested, { type: 'HandoffObserved', would: what, until: at(4 * HOUR) }];

  test('whom it would have asked, and among whom', () => {
    const choice = { considered: [MAYA, JONAS], leftOut };
    const asks = { kind: 'ask', to: MAYA, because: 'named' };
    expect(observing(offerMade(1, MAYA, 'named'), started(1))).toStrictEqual(would(asks));
    expect(observing({ ...offerMade(1, MAYA, 'named'), choice })).toStrictEqual(would({ ...asks, choice }));
  });

  test('until when it would have waited', () => {
    const waits = postponed({ kind: 'later', until: at(60), leftOut }, 1);
    expect(waits).toStrictEqual({ type: 'OfferPostponed', epoch: 1, until: at(60), leftOut });
    expect(observing(waits, started(1))).toStrictEqual(would({ kind: 'wait', until: at(60), leftOut }));
  });

  test('why somebody would have had to decide', () => {
    expect(observing(held(stuck))).toStrictEqual(would({ kind: 'nobody', cause: stuck }));
    expect(() => observing()).toThrow('a request leads to an offer, to a wait or to a hold');
  });

  test('and keeps that whatever follows', () => {
    const what = { kind: 'nobody', cause: stuck } as const;
    const onlySeen: HandoffFact = { type: 'HandoffObserved', would: what, until: at(60) };
    expect(handoffAfter(requested, onlySeen, started(1))).toMatchObject({
      ...{ status: 'observed', observation: { would: what, until: at(60) } },
    });
  });
});

describe('what is put off', () => {
  const instead = (epoch: number, next: object | undefined): HandoffFact => ({
    ...{ type: 'OfferPostponed', epoch, until: at(60), leftOut: [] },
    ...(next === undefined ? {} : { next: { to: MAYA, because: 'handed-on' } }),
  });

  test('takes no step, and leaves what is no offer', () => {
    const escalated: HandoffFact = { type: 'HandoffEscalated', level: 1, to: JONAS };
    expect(putOff([escalated, offerMade(2, JONAS, 'escalated'), started(2)], instead)).toEqual([
      ...[instead(2, undefined), started(2)],
    ]);
    expect(putOff([offerMade(3, MAYA, 'handed-on')], instead)).toEqual([instead(3, {})]);
  });

  test.each(['reassigned', 'asked-again', 'handed-on'] as const)(
    'keeps whom a person named: %s',
    (because) => {
      expect(namedIn({ to: MAYA, because })).toEqual({ to: MAYA, because });
    },
  );

  test.each(['named', 'other-channel', 'round-robin', 'fallback'] as const)(
    'forgets whom the contract chose: %s',
    (because) => {
      expect(namedIn({ to: MAYA, because })).toBeUndefined();
    },
  );
});

describe('a hold keeps what it interrupted, and a release goes back to it', () => {
  const released: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
  const next = { to: JONAS, because: 'handed-on' } as const;
  const handedOn: HandoffFact = { type: 'OfferHandedOn', epoch: 1, by: MAYA, to: JONAS };
  const waits: HandoffFact = { type: 'OfferPostponed', epoch: 2, until: at(60), leftOut: [], next };

  test.each([
    ['an offer', asked, undefined],
    ['what was declined', declined, undefined],
    ['whom somebody named', [...asked, handedOn], next],
    ['whom a wait kept', [...asked, waits], next],
    ['what a hold had interrupted', [...asked, handedOn, held(stuck)], next],
  ] as const)('%s', (_, history, kept) => {
    expect(handoffAfter(...history, held(stuck))).toMatchObject({ parked: { at: 'offer', next: kept } });
    expect(handoffAfter(...history, held(stuck), released)).toMatchObject({
      ...{ status: 'deciding', pending: { kind: 'withdrawn', next: kept } },
    });
  });

  test('the owner', () => {
    const ownership = { owner: MAYA, acceptedAt: at(0) };
    expect(handoffAfter(...heldSync)).toMatchObject({ parked: { at: 'sync', ownership } });
    expect(handoffAfter(...syncing, { type: 'HandoffCancelled' }, held(stuck))).toMatchObject({
      parked: { at: 'cancel', ownership },
    });
  });
});

import { describe, expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { openTargets } from '#domain/handoff/due.ts';
import { claimOf } from '#domain/handoff/claim.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import { at, given, handoffAfter } from './given.ts';
import {
  held,
  heldOffer,
  hubspot,
  planned,
  started,
  stuck,
  syncing,
  twoTargets,
  verified,
} from './history.ts';

const ledger = 'ledger';
const [, ...begun] = syncing;
const failed: HandoffFact = {
  type: 'TargetFailed',
  target: ledger,
  epoch: 1,
  attempt: 1,
  because: 'refused',
};
const half = [twoTargets, ...begun, planned(1), verified(1), failed, held(stuck)] as const;
const none = [twoTargets, ...begun, failed, held(stuck)] as const;
const skip = (target: string) => ({ type: 'SkipTarget', target }) as const;
const released: HandoffFact = { type: 'HandoffReleased', how: 'skipped' };
const skipped: HandoffFact = { type: 'TargetSkipped', target: ledger, epoch: 1 };
const completed: HandoffFact = { type: 'HandoffCompleted', without: [ledger] };

describe('to do without a target', () => {
  test('completes what has no other open target, and says without which', () => {
    given(...half)
      .when(skip(ledger))
      .then(released, skipped, completed);
    const state = handoffAfter(...half, released, skipped, completed);
    expect(claimOf(state, ledger)).toBeUndefined();
    expect(claimOf(state, hubspot)).toBeDefined();
    expect(state.news.map(({ kind }) => kind)).not.toContain('verified');
  });

  test('goes on with the others in the next run', () => {
    given(...none)
      .when(skip(ledger))
      .then(released, skipped, started(2));
    const state = handoffAfter(...none, released, skipped, started(2));
    expect(openTargets(state).map(([name]) => name)).toEqual([hubspot]);
  });

  test.each([
    ['unknown-target', half, 'crm'],
    ['already-shown', half, hubspot],
    ['not-being-written', heldOffer, hubspot],
    ['not-held', syncing, hubspot],
  ] as const)('is refused: %s', (because, history, target) => {
    given(...history)
      .when(skip(target))
      .refuses(because);
  });

  test('is refused while a write to it may be under way', () => {
    const underWay = [...syncing, planned(1), held(stuck)] as const;
    given(...underWay)
      .when(skip(hubspot), 119)
      .refuses('leased');
    given(...underWay)
      .when(skip(hubspot), 120)
      .then(
        released,
        { type: 'TargetSkipped', target: hubspot, epoch: 1 },
        { type: 'HandoffCompleted', without: [hubspot] },
      );
  });

  describe('that is waited for', () => {
    const putOff = (isLong: boolean): HandoffFact => ({
      ...{ type: 'TargetDeferred', target: hubspot, epoch: 1, until: at(900), because: 'system-down' },
      ...(isLong ? { isLong: true as const } : {}),
    });
    const told = [...syncing, planned(1), putOff(true)] as const;
    const left: HandoffFact = { type: 'TargetSkipped', target: hubspot, epoch: 1, textId: 't-1' };

    test('needs no hold once somebody was told, and the reason stands with it', () => {
      given(...told)
        .when({ ...skip(hubspot), textId: 't-1' }, 120)
        .then(left, { type: 'HandoffCompleted', without: [hubspot] });
      expect(openExceptions(handoffAfter(...told, left))).toEqual([]);
    });

    test('is done without by whoever saw this wait, and by nobody who saw another', () => {
      const seq = openExceptions(handoffAfter(...told))[0]?.seq ?? 0;
      given(...told)
        .when({ ...skip(hubspot), heldSeq: seq }, 120)
        .then({ ...left, textId: undefined }, { type: 'HandoffCompleted', without: [hubspot] });
      given(...told)
        .when({ ...skip(hubspot), heldSeq: seq - 1 }, 120)
        .refuses('moved');
    });

    test('lets the others go on', () => {
      given(twoTargets, ...begun, putOff(true))
        .when(skip(hubspot))
        .then({ type: 'TargetSkipped', target: hubspot, epoch: 1 });
    });

    test('is refused before, and while a write to it may be under way', () => {
      given(...syncing, putOff(false))
        .when(skip(hubspot))
        .refuses('not-held');
      given(...told)
        .when(skip(hubspot), 119)
        .refuses('leased');
    });
  });
});

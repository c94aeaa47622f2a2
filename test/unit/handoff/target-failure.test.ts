import { describe, expect, test } from 'vitest';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import { afterFailure } from '#domain/handoff/target-failure.ts';
import { obstacleTo } from '#domain/handoff/target-obstacle.ts';
import { LATER_ROUNDS_SECONDS } from '#domain/settings.ts';
import { aimedAt, at, handoffAfter, OF_NOW, rules } from './given.ts';
import {
  asked,
  attemptFailed,
  FIELD,
  held,
  heldSync,
  hubspot,
  planned,
  seen,
  stuck,
  syncing,
} from './history.ts';
import { twoTargets, verified } from './history.ts';

const target = hubspot;
const [firstRound = 0] = LATER_ROUNDS_SECONDS;
const failed: FactOf<'TargetFailed'> = {
  ...{ type: 'TargetFailed', target, epoch: 1, attempt: 1, because: 'refused' },
};
const mismatched = (verdict: FactOf<'TargetMismatched'>['verdict']): FactOf<'TargetMismatched'> => ({
  ...{ type: 'TargetMismatched', target, epoch: 1, attempt: 1, verdict, field: FIELD },
});
const state = handoffAfter(...syncing, planned(1));
const under = (
  whenPartial: 'hold' | 'roll-back' | 'retry',
  failure: FactOf<'TargetFailed'> | FactOf<'TargetMismatched'>,
  isForGood?: boolean,
) => afterFailure(state, failure, { contract: { ...rules.contract, whenPartial } }, at(0), isForGood);
const another = (because: string): HandoffFact => ({
  ...{ type: 'TargetDeferred', target, epoch: 1, until: at(firstRound), because, round: 1 },
});

describe('a target that failed', () => {
  test('is held for what is known of it, and nothing else', () => {
    const cause = { kind: 'target-failed', target, because: 'refused' } as const;
    expect(under('hold', failed)).toStrictEqual([failed, held(cause)]);
    expect(under('hold', { ...failed, field: FIELD })[1]).toStrictEqual(held({ ...cause, field: FIELD }));
  });

  test('is held for what it shows, and where that is kept', () => {
    const cause = { kind: 'mismatch', target, verdict: 'ALTERED', field: FIELD } as const;
    expect(under('hold', mismatched('ALTERED'))[1]).toStrictEqual(held(cause));
    expect(under('hold', { ...mismatched('ALTERED'), kept: 'k1' })[1]).toStrictEqual(
      held({ ...cause, kept: 'k1' }),
    );
  });

  test('is tried again where nobody else has written it', () => {
    expect(under('retry', failed)[1]).toStrictEqual(another('refused'));
    expect(under('retry', failed, true)[1]).toMatchObject({ type: 'HandoffHeld' });
    expect(under('retry', mismatched('DROPPED'))[1]).toStrictEqual(another('dropped'));
    for (const verdict of ['ALTERED', 'OVERWRITTEN', 'UNVERIFIABLE'] as const)
      expect(under('retry', mismatched(verdict))[1]).toMatchObject({ type: 'HandoffHeld' });
  });

  test('is only recorded where nothing is being entered', () => {
    const elsewhere = handoffAfter(...heldSync);
    expect(afterFailure(elsewhere, failed, rules, at(0))).toEqual([failed]);
  });
});

describe('what keeps a worker from a target', () => {
  const [, ...rest] = syncing;
  const both = [twoTargets, ...rest] as const;
  const ledger = { target: 'ledger' };
  const cancel: HandoffFact = { type: 'CancelRequested' };
  const rollback: HandoffFact = { type: 'RollbackStarted', because: 'operator' };
  const postponed: HandoffFact = { type: 'OfferPostponed', epoch: 2, until: at(60), leftOut: [] };
  const deferred: HandoffFact = {
    ...{ type: 'TargetDeferred', target, epoch: 1, until: at(60), because: 'busy' },
  };
  const obstacle = (
    history: readonly HandoffFact[],
    { seconds = 0, name = hubspot, epoch = 1, attempt = 0, open = false, aimSeq = OF_NOW } = {},
  ) => {
    const now = handoffAfter(...history);
    const found = now.targets[name];
    if (found === undefined) throw new Error(`no target ${name}`);
    return obstacleTo(now, found, aimedAt(seen({ epoch, attempt, open, aimSeq }), now), at(seconds));
  };

  test('is nothing where it is its turn', () => {
    expect(obstacle(both)).toBeUndefined();
    expect(obstacle([...both, planned(1)], { attempt: 1, open: true, seconds: 120 })).toBeUndefined();
    expect(obstacle([...both, deferred], { seconds: 60 })).toBeUndefined();
    expect(obstacle([...both, planned(1), cancel], { attempt: 1, open: true, seconds: 120 })).toBeUndefined();
  });

  test('is a lease, or that it was put off, until then', () => {
    expect(obstacle([...both, planned(1)], { attempt: 1, open: true, seconds: 119 })).toBe('leased');
    expect(obstacle([...both, deferred], { seconds: 59 })).toBe('deferred');
  });

  test('is that the log has moved since it looked', () => {
    for (const looked of [{ epoch: 2 }, { attempt: 1 }, { open: true }])
      expect(obstacle(both, looked)).toBe('moved');
  });

  test('is that it looked for something else', () => {
    const wrote = [...both, planned(1), attemptFailed(1)];
    const releasedSince = [...wrote, held(stuck), { type: 'HandoffReleased', how: 'retried' } as const];
    const rollingSince = [...wrote, rollback];
    for (const since of [releasedSince, rollingSince]) {
      expect(obstacle(since, { attempt: 1 })).toBeUndefined();
      expect(obstacle(since, { attempt: 1, aimSeq: handoffAfter(...wrote).aimSeq })).toBe('moved');
    }
  });

  test('is that it is done', () => {
    expect(obstacle([...both, verified(1)])).toBe('done');
    expect(obstacle([...both, cancel])).toBe('done');
    expect(obstacle([...both, planned(1, ledger), rollback])).toBe('done');
    const reversed: HandoffFact = {
      ...{ type: 'TargetReversed', target, epoch: 1, attempt: 2, verdict: 'VERIFIED' },
    };
    expect(obstacle([...both, planned(1), rollback, reversed])).toBe('done');
  });

  test('is that another is taken back first', () => {
    const rolling = [...both, planned(1), planned(1, ledger), verified(1), rollback];
    expect(obstacle(rolling, { attempt: 1 })).toBe('not-next');
    expect(obstacle(rolling, { name: 'ledger', attempt: 1, open: true, seconds: 120 })).toBeUndefined();
  });

  test('is that nothing is entered now', () => {
    const histories = [asked, [...asked, postponed], [...syncing, held(stuck)], [...syncing, cancel]];
    expect(histories.map((history) => obstacle(history))).toEqual([
      ...['not-syncing', 'not-syncing', 'not-syncing', 'done'],
    ]);
  });
});

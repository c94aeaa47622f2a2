import { describe, expect, test } from 'vitest';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import { mayBeWritten } from '#domain/handoff/rollback.ts';
import { at, handoffAfter } from './given.ts';
import { acceptedBy, attemptFailed, FIELD, held, hubspot, JONAS, MAYA } from './history.ts';
import { planned, stuck, syncing, twoTargets, verified } from './history.ts';

const target = hubspot;
const targetAfter = (...facts: readonly HandoffFact[]) => handoffAfter(...syncing, ...facts).targets[target];
const reverse = (attempt: number): HandoffFact => ({ ...planned(attempt), purpose: 'reverse' });
const deferred = (more: Partial<FactOf<'TargetDeferred'>> = {}): HandoffFact => ({
  ...{ type: 'TargetDeferred', target, epoch: 1, until: at(60), because: 'rate-limited' },
  ...more,
});
const mismatched = (verdict: FactOf<'TargetMismatched'>['verdict']): HandoffFact => ({
  ...{ type: 'TargetMismatched', target, epoch: 1, attempt: 1, verdict, field: FIELD },
});
const failed: HandoffFact = { type: 'TargetFailed', target, epoch: 1, attempt: 1, because: 'refused' };
const skipped: HandoffFact = { type: 'TargetSkipped', target, epoch: 1 };
const released: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
const reversed: HandoffFact = {
  ...{ type: 'TargetReversed', target, epoch: 1, attempt: 2, verdict: 'VERIFIED' },
};
const notReversed: HandoffFact = {
  ...{ type: 'ReversalFailed', target, epoch: 1, attempt: 2, because: 'overwritten', field: FIELD },
};

const fresh = {
  ...{ attempt: 0, used: 0, plan: undefined, lastPlan: undefined, deferral: undefined },
  ...{ queued: undefined, deferralEndedSeq: 0 },
  ...{ postponed: { times: 0, seconds: 0 }, secondLookFrom: undefined, isMismatchKnown: false },
  ...{ done: undefined, skippedEpoch: undefined, rounds: 0, reversal: undefined, kept: [] },
  ...{ leftBehind: [] },
  ...{ baseline: {}, before: {}, planned: {}, isWritten: false },
};
/** The first plan stands in the ninth commit. */
const plan = {
  ...{ epoch: 1, attempt: 1, leaseUntil: at(120), wanted: { [FIELD]: 'maya' }, purpose: 'write' },
  ...{ isCounted: true, kept: undefined },
};
const underWay = {
  ...{ ...fresh, attempt: 1, used: 1, plan, lastPlan: { epoch: 1, seq: 9 } },
  ...{ kept: [{ attempt: 1, kept: undefined }], before: { [FIELD]: ['nobody'] } },
  ...{ baseline: { [FIELD]: { digest: 'nobody', attempt: 1, kept: undefined } } },
  ...{ planned: { [FIELD]: ['maya'] } },
};
const written = { ...underWay, plan: undefined, isWritten: true };

describe('what is known of a target', () => {
  test('is nothing at first', () => {
    expect(targetAfter()).toStrictEqual(fresh);
  });

  test('is what a plan found and wants, and where that is kept', () => {
    expect(targetAfter(planned(1))).toStrictEqual(underWay);
    expect(targetAfter({ ...planned(1), kept: 'k1' })).toStrictEqual({
      ...underWay,
      ...{ plan: { ...plan, kept: 'k1' }, kept: [{ attempt: 1, kept: 'k1' }] },
      baseline: { [FIELD]: { digest: 'nobody', attempt: 1, kept: 'k1' } },
    });
  });

  test('grows with each plan: what is ours does not count as what stood there', () => {
    expect(targetAfter(planned(1), attemptFailed(1), planned(2, { before: 'maya' }))).toMatchObject({
      ...{ attempt: 2, used: 2, kept: [{ attempt: 1 }, { attempt: 2 }] },
      ...{ before: { [FIELD]: ['nobody', 'maya'] }, planned: { [FIELD]: ['maya'] } },
      baseline: { [FIELD]: { digest: 'nobody', attempt: 1 } },
    });
    expect(targetAfter(planned(1), attemptFailed(1), planned(2, { before: 'jonas' }))).toMatchObject({
      baseline: { [FIELD]: { digest: 'jonas', attempt: 2 } },
    });
  });

  test('knows what is ours in the form that the system gave it, and what was ours before it was taken back', () => {
    const normalised = { ...planned(2, { before: 'MAYA', wanted: 'jonas' }), kept: 'k2', ours: [FIELD] };
    expect(targetAfter(planned(1), normalised)).toMatchObject({
      ...{ baseline: { [FIELD]: { digest: 'nobody', attempt: 1 } }, kept: [{ attempt: 1 }, { kept: 'k2' }] },
    });
    expect(targetAfter(planned(1), reverse(2), reversed, planned(3))?.kept).toMatchObject([{ attempt: 3 }]);
  });

  test('begins anew with another thing, and leaves behind what a write may have reached and is not back', () => {
    const moved = { ...planned(2, { before: 'maya', wanted: 'jonas' }), movedFrom: 'L1' };
    expect(targetAfter(planned(1), verified(1), moved)).toMatchObject({
      ...{ leftBehind: ['L1'], kept: [{ attempt: 2 }], planned: { [FIELD]: ['jonas'] } },
      ...{ baseline: { [FIELD]: { digest: 'maya', attempt: 2 } }, before: { [FIELD]: ['maya'] } },
    });
    expect(targetAfter(planned(1), attemptFailed(1), moved)?.leftBehind).toEqual([]);
    const back = [planned(1), verified(1), reverse(2), reversed] as const;
    expect(targetAfter(...back, { ...moved, attempt: 3 })?.leftBehind).toEqual([]);
  });

  test('is its verdict, under the acceptance that it is for', () => {
    expect(targetAfter(planned(1), verified(1))).toStrictEqual({
      ...{ ...written, done: { epoch: 1, verdict: 'VERIFIED', at: at(0) } },
    });
  });

  test('is that somebody else has changed it, or made another value of it, until the next plan', () => {
    for (const [verdict, isMismatchKnown] of [
      ['OVERWRITTEN', true],
      ['ALTERED', true],
      ['DROPPED', false],
      ['UNVERIFIABLE', false],
    ] as const)
      expect(targetAfter(planned(1), mismatched(verdict)), verdict).toStrictEqual({
        ...{ ...written, isMismatchKnown },
      });
    expect(targetAfter(planned(1), mismatched('ALTERED'), planned(2))?.isMismatchKnown).toBe(false);
  });

  test('is that it failed, and no more that it was done', () => {
    expect(targetAfter(planned(1), failed)).toStrictEqual(written);
    expect(targetAfter(planned(1), verified(1), failed)).toStrictEqual(written);
    expect(targetAfter(planned(1), verified(1), mismatched('DROPPED'))).toStrictEqual(written);
  });

  test('is that it is done without', () => {
    expect(targetAfter(planned(1), deferred(), skipped)).toMatchObject({
      ...{ plan: undefined, deferral: undefined, skippedEpoch: 1 },
    });
  });

  test('is nothing of what is said of another', () => {
    const [, ...rest] = syncing;
    const both = handoffAfter(twoTargets, ...rest, planned(1, { target: 'ledger' }));
    expect(both.targets[target]).toStrictEqual(fresh);
  });
});

describe('an attempt that failed', () => {
  test('ends its plan, which was paid for', () => {
    expect(targetAfter(planned(1), attemptFailed(1))).toStrictEqual({ ...written, isWritten: false });
  });

  test('without a plan takes a number, and is paid for', () => {
    expect(targetAfter(attemptFailed(1))).toStrictEqual({ ...fresh, attempt: 1, used: 1 });
    expect(targetAfter(planned(1), attemptFailed(2))).toStrictEqual({ ...underWay, attempt: 2, used: 2 });
  });

  test('is an answer: what was put off before it counts no more', () => {
    expect(targetAfter(deferred(), attemptFailed(1))?.postponed).toEqual({ times: 0, seconds: 0 });
  });
});

describe('a target may have been written', () => {
  const rolledBack = [{ type: 'RollbackStarted', because: 'operator' }, reverse(2), reversed] as const;
  test.each<[boolean, string, readonly HandoffFact[]]>([
    [false, 'by nothing', []],
    [true, 'by a plan whose end is not known', [planned(1)]],
    [false, 'not by what was refused', [planned(1), attemptFailed(1)]],
    [false, 'nor by what was refused for good', [planned(1), attemptFailed(1), failed]],
    [false, 'nor by what was put off', [planned(1), deferred({ attempt: 1 })]],
    [true, 'by what has no verdict and was followed by another', [planned(1), planned(2), attemptFailed(2)]],
    [true, 'by what was verified', [planned(1), verified(1)]],
    [true, 'by what nobody knows and a person does without', [planned(1), skipped]],
    [true, 'by what is being taken back', [planned(1), verified(1), ...rolledBack]],
    [
      false,
      'not by a refusal after that',
      [planned(1), verified(1), ...rolledBack, planned(3), attemptFailed(3)],
    ],
  ])('%s: %s', (expected, _name, facts) => {
    const after = targetAfter(...facts);
    expect(after !== undefined && mayBeWritten(after)).toBe(expected);
  });
});

describe('a wait for a target', () => {
  const postponed = { times: 1, seconds: 60 };

  test('is counted, and gives back what its plan has paid', () => {
    expect(targetAfter(planned(1), deferred({ attempt: 1 }))).toMatchObject({
      ...{ plan: undefined, used: 0, attempt: 1, postponed, deferral: { until: at(60), seq: 10 } },
    });
    expect(targetAfter(deferred(), deferred())?.postponed).toEqual({ times: 2, seconds: 120 });
  });

  test('leaves a plan that it does not name', () => {
    expect(targetAfter(planned(1), deferred())).toMatchObject({ plan, used: 1, postponed });
    expect(targetAfter(deferred({ attempt: 1 }))).toMatchObject({ plan: undefined, used: 0, postponed });
  });

  test('gives nothing back where another budget has paid', () => {
    const again = [planned(1), held(stuck), released] as const;
    expect(targetAfter(...again, deferred({ attempt: 1 }))).toMatchObject({ plan: undefined, used: 0 });
  });

  test('of a round begins its attempts anew', () => {
    expect(targetAfter(planned(1), failed, deferred({ round: 2 }))).toMatchObject({
      ...{ used: 0, rounds: 2, postponed: { times: 0, seconds: 0 } },
    });
  });

  test('for a second look keeps the plan, and says from when it is believed', () => {
    expect(targetAfter(planned(1), deferred({ because: 'second-look' }))).toMatchObject({
      ...{ plan, used: 1, secondLookFrom: at(60), postponed: { times: 0, seconds: 0 } },
    });
  });

  test('has ended when it says so, until the next', () => {
    const ended: HandoffFact = { type: 'DeferralEnded', target, epoch: 1 };
    expect(targetAfter(deferred(), ended)).toMatchObject({ deferral: undefined, deferralEndedSeq: 10 });
    expect(targetAfter(deferred(), ended, deferred())?.deferralEndedSeq).toBe(0);
  });

  test('is over with the next plan, and with a verdict', () => {
    expect(targetAfter(deferred({ because: 'second-look' }), planned(1))).toMatchObject({
      ...{ deferral: undefined, secondLookFrom: undefined },
    });
    expect(targetAfter(planned(1), deferred(), verified(1))).toMatchObject({
      ...{ deferral: undefined, postponed: { times: 0, seconds: 0 }, attempt: 1 },
    });
  });
});

describe('whoever accepts or decides', () => {
  const spent = [planned(1), deferred({ round: 2 }), deferred({ because: 'second-look' })] as const;
  const renewed = { ...{ used: 0, rounds: 0, deferral: undefined, secondLookFrom: undefined } };

  test('pays for new attempts, but not for the plan that is open', () => {
    for (const fact of [released, acceptedBy(JONAS, 2)])
      expect(targetAfter(...spent, held(stuck), fact), fact.type).toMatchObject({
        ...{ ...renewed, plan: { ...plan, isCounted: false }, postponed: { times: 0, seconds: 0 } },
      });
  });

  test('who has it written again knows what it shows', () => {
    const again: readonly HandoffFact[] = [
      { type: 'HandoffReopened', because: 'owner-changed', targets: [target] },
      held({ kind: 'owner-changed', target, to: JONAS }),
    ];
    for (const fact of again)
      expect(targetAfter(planned(1), verified(1), fact), fact.type).toStrictEqual({
        ...{ ...written, used: 0, isMismatchKnown: true },
      });
  });

  test('leaves the verdict of what is not written again', () => {
    const others: readonly HandoffFact[] = [
      { type: 'HandoffReopened', because: 'owner-changed', targets: ['ledger'] },
      held({ kind: 'owner-changed', target: 'ledger', to: MAYA }),
      held({ kind: 'mismatch', target, verdict: 'ALTERED', field: FIELD }),
    ];
    for (const fact of others)
      expect(targetAfter(planned(1), verified(1), fact)?.done, fact.type).toBeDefined();
  });
});

describe('taking back', () => {
  const rollback: HandoffFact = { type: 'RollbackStarted', because: 'operator' };
  const rolling = [planned(1), verified(1), rollback] as const;

  test('begins anew, and counts attempts anew', () => {
    expect(targetAfter(...rolling, reverse(2), notReversed, rollback)).toMatchObject({
      ...{ reversal: undefined, used: 0 },
    });
  });

  test('claims nothing of what is there any more once it is planned', () => {
    expect(targetAfter(...rolling, reverse(2))).toMatchObject({
      ...{ done: undefined, reversal: { planSeq: 12, end: undefined }, lastPlan: { seq: 9 } },
      ...{ plan: { purpose: 'reverse', attempt: 2 }, before: { [FIELD]: ['nobody'] } },
    });
  });

  test('ends with what became of it', () => {
    expect(targetAfter(...rolling, reverse(2), reversed)).toMatchObject({
      ...{ plan: undefined, done: undefined, reversal: { planSeq: 12, end: 'reversed' } },
    });
    expect(targetAfter(...rolling, reverse(2), notReversed)).toMatchObject({
      ...{ plan: undefined, reversal: { planSeq: 12, end: { because: 'overwritten', field: FIELD } } },
    });
  });

  test('without a plan has none', () => {
    expect(targetAfter(...rolling, reversed)?.reversal).toStrictEqual({
      ...{ planSeq: undefined, end: 'reversed' },
    });
  });

  test('is kept where it is back, and tried again where it is not, when a person decides', () => {
    const { reversal } = targetAfter(...rolling, reverse(2), reversed, held(stuck), released) ?? {};
    expect(reversal?.end).toBe('reversed');
    expect(targetAfter(...rolling, reverse(2), notReversed, held(stuck), released)?.reversal).toBeUndefined();
  });

  test('is forgotten when it is written again', () => {
    expect(targetAfter(...rolling, reverse(2), reversed, planned(3))?.reversal).toBeUndefined();
  });
});

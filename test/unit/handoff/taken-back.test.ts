import { describe, expect, it } from 'vitest';
import { isBack, isTakenBack, takenBackFrom } from '#domain/handoff/rollback.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { handoffAfter } from './given.ts';
import { hubspot, MAYA, planned, started, syncing, twoTargets, verified, waits } from './history.ts';

const ledger = 'ledger';
const [, ...begun] = syncing;
const bothWritten = [
  ...[twoTargets, ...begun, planned(1), verified(1)],
  planned(1, { target: ledger }),
  { type: 'TargetVerified', target: ledger, epoch: 1, attempt: 1, verdict: 'VERIFIED' },
] as const satisfies readonly HandoffFact[];
const rollingBack = [
  ...bothWritten,
  { type: 'RollbackStarted', because: 'operator' },
  started(2),
  waits('rollback', 2),
] as const satisfies readonly HandoffFact[];
const givenBack = (target: string): readonly HandoffFact[] => [
  { ...planned(2, { target, before: MAYA, wanted: 'nobody' }), purpose: 'reverse' },
  { type: 'TargetReversed', target, epoch: 1, attempt: 2, verdict: 'VERIFIED' },
];

describe('what was written is back', () => {
  it('when every system that was written shows what stood there before, and not sooner', () => {
    expect(isTakenBack(handoffAfter(...rollingBack))).toBe(false);
    expect(isTakenBack(handoffAfter(...rollingBack, ...givenBack(ledger)))).toBe(false);
    expect(isTakenBack(handoffAfter(...rollingBack, ...givenBack(ledger), ...givenBack(hubspot)))).toBe(true);
  });

  it('also where nothing was written', () => {
    expect(isTakenBack(handoffAfter(...syncing))).toBe(true);
  });

  it('in one system, unless Baton had to leave something there', () => {
    const back = { planSeq: 9, end: 'reversed' } as const;
    expect(isBack({ reversal: undefined, leftBehind: [] })).toBe(false);
    expect(
      isBack({ reversal: { ...back, end: { because: 'GONE', field: undefined } }, leftBehind: [] }),
    ).toBe(false);
    expect(isBack({ reversal: back, leftBehind: ['task 7'] })).toBe(false);
    expect(isBack({ reversal: back, leftBehind: [] })).toBe(true);
  });
});

describe('whose acceptance is taken back', () => {
  it('is known while anything is or was taken back', () => {
    expect(takenBackFrom(handoffAfter(...bothWritten))).toBeUndefined();
    expect(takenBackFrom(handoffAfter(...rollingBack))).toMatchObject({ owner: MAYA });
  });
});

import { describe, expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { openTargets } from '#domain/handoff/due.ts';
import { given, handoffAfter } from './given.ts';
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
const done: HandoffFact = { type: 'HandoffCompleted' };
const completed = [...syncing, planned(1), verified(1), done] as const;
const failed: HandoffFact = {
  type: 'TargetFailed',
  target: ledger,
  epoch: 1,
  attempt: 1,
  because: 'refused',
};
const withoutLedger: readonly HandoffFact[] = [
  ...[twoTargets, ...begun, planned(1), verified(1), failed, held(stuck)],
  { type: 'HandoffReleased', how: 'skipped' },
  { type: 'TargetSkipped', target: ledger, epoch: 1 },
  { type: 'HandoffCompleted', without: [ledger] },
];
const reopened = (...targets: readonly string[]): HandoffFact => ({
  type: 'HandoffReopened',
  because: 'replayed',
  targets: [...targets],
});

describe('to replay a handoff', () => {
  test('opens its targets again, in the next run', () => {
    given(...completed)
      .when({ type: 'Replay' })
      .then(reopened(hubspot), started(2));
    const state = handoffAfter(...completed, reopened(hubspot), started(2));
    expect(state).toMatchObject({
      status: 'syncing',
      epoch: 1,
      ownership: { owner: expect.any(String) as string },
    });
    expect(openTargets(state).map(([name]) => name)).toEqual([hubspot]);
  });

  test('leaves what a person did without as it is, unless it is named', () => {
    given(...withoutLedger)
      .when({ type: 'Replay' })
      .then(reopened(hubspot), started(2));
    given(...withoutLedger)
      .when({ type: 'Replay', targets: [ledger] })
      .then(reopened(ledger), started(2));
    const state = handoffAfter(...withoutLedger, reopened(ledger), started(2));
    expect(openTargets(state).map(([name]) => name)).toEqual([ledger]);
  });

  test.each([
    ['not-completed', syncing],
    ['not-completed', heldOffer],
    ['not-completed', [...completed, reopened(hubspot), started(2)]],
    ['already-cancelled', [...heldOffer, { type: 'HandoffCancelled' }]],
  ] as const)('is refused: %s', (because, history) => {
    given(...history)
      .when({ type: 'Replay' })
      .refuses(because);
  });

  test('is refused for a target that there is not', () => {
    given(...completed)
      .when({ type: 'Replay', targets: [hubspot, 'crm'] })
      .refuses('unknown-target');
  });
});

import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import type { HandoffCommand } from '#domain/handoff/commands.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { LATER_ROUNDS_SECONDS } from '#domain/settings.ts';
import { aimed, at, fold, handoffAfter, rules } from './given.ts';
import {
  attemptFailed,
  held,
  hubspot,
  plan,
  planned,
  seen,
  shows,
  syncing,
  twoTargets,
  verified,
} from './history.ts';

const ledger = 'ledger';
const [, ...begun] = syncing;
const underWay = [twoTargets, ...begun, planned(1)] as const;
const halfDone = [...underWay, planned(1, { target: ledger })] as const;

function decide(
  whenPartial: Contract['whenPartial'],
  history: readonly HandoffFact[],
  command: HandoffCommand,
): readonly HandoffFact[] {
  const contract = { ...rules.contract, whenPartial };
  const state = fold(history);
  return decideHandoff(state, aimed(command, state), { ...rules, contract }, at(0)).facts;
}

const fail = (permanent: boolean, looked = seen()): HandoffCommand => ({
  ...{ type: 'FailAttempt', target: hubspot, attempt: 1, seen: looked },
  ...{ because: 'unavailable', permanent },
});
const failed: HandoffFact = {
  ...{ type: 'TargetFailed', target: hubspot, epoch: 1, attempt: 1, because: 'unavailable' },
};
const heldForIt = held({ kind: 'target-failed', target: hubspot, because: 'unavailable' });
const begin: HandoffFact = { type: 'RollbackStarted', because: 'policy', failedTarget: hubspot };

describe('one target cannot be written', () => {
  test('is held, however much is written, as long as the contract says nothing else', () => {
    expect(decide('hold', halfDone, fail(true))).toEqual([attemptFailed(1), failed, heldForIt]);
  });

  test('has the others taken back where the contract says so', () => {
    expect(decide('roll-back', halfDone, fail(true))).toEqual([attemptFailed(1), failed, begin]);
    expect(handoffAfter(...halfDone, attemptFailed(1), failed, begin).status).toBe('rolling-back');
  });

  test('is held all the same when nothing else was written: there is nothing to take back', () => {
    expect(decide('roll-back', underWay, fail(true))).toEqual([attemptFailed(1), failed, heldForIt]);
  });
});

describe('another round', () => {
  const twice = [planned(1), attemptFailed(1), planned(2), attemptFailed(2), planned(3)];
  const tried = [...syncing, ...twice];
  const third = { ...fail(false), attempt: 3 } as HandoffCommand;
  const round = (number: number): HandoffFact => ({
    ...{ type: 'TargetDeferred', target: hubspot, epoch: 1, because: 'unavailable', round: number },
    until: at(LATER_ROUNDS_SECONDS[number - 1] ?? 0),
  });
  const failedAt = (attempt: number): HandoffFact => ({
    ...{ type: 'TargetFailed', target: hubspot, epoch: 1, attempt, because: 'unavailable' },
  });

  test('follows after a while, with new attempts', () => {
    expect(decide('retry', tried, third)).toEqual([attemptFailed(3), failedAt(3), round(1)]);
    const state = handoffAfter(...tried, attemptFailed(3), failedAt(3), round(1));
    expect(state.targets[hubspot]).toMatchObject({ used: 0, rounds: 1, attempt: 3 });
  });

  test('is followed by two more, each later, and then somebody decides', () => {
    const rounds = (count: number) => [...tried, attemptFailed(3), failedAt(3), round(count), planned(4)];
    const spent = [attemptFailed(4), planned(5), attemptFailed(5), planned(6)];
    const sixth = { ...fail(false), attempt: 6 } as HandoffCommand;
    expect(decide('retry', [...rounds(1), ...spent], sixth).at(-1)).toEqual(round(2));
    expect(decide('retry', [...rounds(2), ...spent], sixth).at(-1)).toEqual(round(3));
    expect(decide('retry', [...rounds(3), ...spent], sixth).at(-1)).toEqual(heldForIt);
  });

  test('does not follow where it would be refused for good, or somebody else has changed it', () => {
    expect(decide('retry', [...syncing, planned(1)], fail(true)).at(-1)).toEqual(heldForIt);
    const others = plan(shows('somebody', 'no', { attempt: 1 }));
    const after = [...syncing, planned(1), attemptFailed(1)];
    expect(decide('retry', after, others).map(({ type }) => type)).toEqual([
      'TargetMismatched',
      'HandoffHeld',
    ]);
  });

  test('is not wanted any more once it is verified', () => {
    expect(
      handoffAfter(...tried, attemptFailed(3), failedAt(3), round(1), verified(3)).targets[hubspot],
    ).toMatchObject({
      deferral: undefined,
    });
  });
});

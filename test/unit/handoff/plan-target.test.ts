import { describe, expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Reading } from '#domain/handoff/reading.ts';
import { at, given, handoffAfter } from './given.ts';
import {
  accepted,
  acceptedBy,
  attemptFailed,
  FIELD,
  held,
  heldOffer,
  heldSync,
  hubspot,
  JONAS,
  offerMade,
  plan,
  planned,
  shows,
  started,
  stuck,
  syncing,
  twoTargets,
  verified,
  verify,
} from './history.ts';

const completed = { type: 'HandoffCompleted' } as const;
const cancelRequested = { type: 'CancelRequested' } as const;
const mismatched = (verdict: 'DROPPED' | 'ALTERED' | 'OVERWRITTEN', attempt: number) =>
  [
    { type: 'TargetMismatched', target: hubspot, epoch: 1, attempt, verdict, field: FIELD },
    held({ kind: 'mismatch', target: hubspot, verdict, field: FIELD }),
  ] as const;
/** Jonas takes over from Maya, under whom a write may still be under way. */
const handedOver = [
  ...syncing,
  planned(1),
  held(stuck),
  { type: 'HandoffReleased', how: 'reassigned', to: JONAS },
  offerMade(2, JONAS, 'reassigned'),
  started(2),
  acceptedBy(JONAS, 2),
] as const;

describe('planning a write', () => {
  test('commits the lease, the next attempt, what was there and what is wanted', () => {
    given(...syncing)
      .when(plan(shows('nobody', 'no')), 60)
      .then(planned(1, { seconds: 60 }));
  });

  test('overwrites in its epoch whatever it finds first', () => {
    given(...handedOver)
      .when(plan(shows('somebody', 'no', { epoch: 2, attempt: 1, open: true }, { wanted: 'jonas' })), 120)
      .then(planned(2, { epoch: 2, seconds: 120, before: 'somebody', wanted: 'jonas' }));
  });

  test('goes on after a known refusal without waiting for the lease', () => {
    given(...syncing, planned(1), attemptFailed(1))
      .when(plan(shows('nobody', 'no', { attempt: 1 })), 1)
      .then(planned(2, { seconds: 1 }));
  });

  test('goes on after the lease of a write whose end is unknown', () => {
    given(...syncing, planned(1))
      .when(plan(shows('nobody', 'no', { attempt: 1, open: true })), 120)
      .then(planned(2, { seconds: 120 }));
  });
});

describe('a look that shows what is wanted', () => {
  test.each([
    ['ALREADY', [], 'exactly', 'ALREADY'],
    ['ALREADY', [], 'normalised', 'ALREADY'],
  ] as const)('is %s, never VERIFIED, when nothing was planned', (_, __, matches, verdict) => {
    given(...syncing)
      .when(plan(shows('maya', matches)))
      .then(verified(1, verdict), completed);
  });

  test.each([
    ['VERIFIED', 'exactly'],
    ['NORMALISED', 'normalised'],
  ] as const)('is %s when it was planned in this epoch', (verdict, matches) => {
    given(...syncing, planned(1))
      .when(plan(shows('maya', matches, { attempt: 1, open: true })), 120)
      .then(verified(1, verdict), completed);
  });

  test('is ALREADY when it was planned under an earlier acceptance', () => {
    given(...handedOver)
      .when(plan(shows('jonas', 'exactly', { epoch: 2, attempt: 1, open: true })), 120)
      .then(verified(1, 'ALREADY', 2), completed);
  });

  test('completes nothing while another target is open', () => {
    const [, ...rest] = syncing;
    given(twoTargets, ...rest)
      .when(plan(shows('maya', 'exactly')))
      .then(verified(1, 'ALREADY'));
  });

  test('completes only under the present acceptance: an older verdict leaves the target open', () => {
    given(...handedOver, verified(1))
      .when(plan(shows('maya', 'no', { epoch: 2, attempt: 1 }, { wanted: 'jonas' })))
      .then(planned(2, { epoch: 2, before: 'maya', wanted: 'jonas' }));
  });
});

describe('nobody may plan', () => {
  test('under a live lease, in any epoch', () => {
    given(...syncing, planned(1))
      .when(plan(shows('nobody', 'no', { attempt: 1, open: true })), 119)
      .refuses('leased');
    given(...handedOver)
      .when(plan(shows('jonas', 'exactly', { epoch: 2, attempt: 1, open: true })), 119)
      .refuses('leased');
  });

  test.each([
    ['a newer attempt', { attempt: 0 }],
    ['an attempt that has ended since', { attempt: 1, open: true }],
    ['another epoch', { attempt: 1, epoch: 2 }],
  ])('by a reading that the log has left behind: %s', (_, looked) => {
    given(...syncing, planned(1), attemptFailed(1))
      .when(plan(shows('nobody', 'no', looked)))
      .refuses('moved');
  });

  test('before the end of a deferral, but then without waiting for its timer', () => {
    const deferral = { target: hubspot, epoch: 1, attempt: 1, until: at(500), because: 'DAILY' } as const;
    const deferred = [...syncing, planned(1), { type: 'TargetDeferred', ...deferral }] as const;
    const look = plan(shows('nobody', 'no', { attempt: 1 }));
    given(...deferred)
      .when(look, 499)
      .refuses('deferred');
    given(...deferred)
      .when(look, 500)
      .then(planned(2, { seconds: 500 }));
  });

  test('what has its verdict', () => {
    const [, ...rest] = syncing;
    given(twoTargets, ...rest, verified(1))
      .when(plan(shows('nobody', 'no', { attempt: 1 })))
      .refuses('done');
  });

  test.each([
    ['offered', accepted.slice(0, 5)],
    ['held', heldOffer],
    ['held', heldSync],
    ['completed', [...syncing, verified(1), completed]],
  ] as const)('in a handoff that is %s', (_, history) => {
    given(...history)
      .when(plan(shows('nobody', 'no')))
      .refuses('not-syncing');
  });

  test('for a target that the handoff does not have', () => {
    given(...syncing)
      .when(plan(shows('nobody', 'no'), 'fax'))
      .refuses('unknown-target');
  });
});

describe("somebody else's value", () => {
  const overwritten = [...syncing, planned(1), attemptFailed(1)] as const;
  const foreign = shows('somebody', 'no', { attempt: 1 });

  test('is never overwritten once the target was planned in this epoch', () => {
    given(...overwritten)
      .when(plan(foreign))
      .then(...mismatched('OVERWRITTEN', 1));
  });

  test('is what the system made of ours, if its history says that we wrote it', () => {
    given(...overwritten)
      .when(plan(shows('somebody', 'no', { attempt: 1 }, { writtenByUs: true })))
      .then(...mismatched('ALTERED', 1));
  });

  test('is neither a value that stood there before nor one that we planned', () => {
    for (const digest of ['nobody', 'maya'])
      given(...overwritten)
        .when(plan(shows(digest, 'no', { attempt: 1 })))
        .then(planned(2, { before: digest }));
  });

  test('is written over by the retry that an operator decides on', () => {
    given(
      ...overwritten,
      ...mismatched('OVERWRITTEN', 1),
      { type: 'HandoffReleased', how: 'retried' },
      started(2),
    )
      .when(plan(foreign))
      .then(planned(2, { before: 'somebody' }));
  });

  test('is not written over by the retry of a hold that knew nothing of it', () => {
    given(...overwritten, held(stuck), { type: 'HandoffReleased', how: 'retried' }, started(2))
      .when(plan(foreign))
      .then(...mismatched('OVERWRITTEN', 1));
  });
});

describe('three plans without the value', () => {
  const spent = [1, 2, 3].flatMap((attempt) => [planned(attempt), attemptFailed(attempt)]);
  const look = { attempt: 3 };

  test('fail the target and hold the handoff', () => {
    given(...syncing, ...spent)
      .when(plan(shows('nobody', 'no', look)))
      .then(
        { type: 'TargetFailed', target: hubspot, epoch: 1, attempt: 3, because: 'no-answer' },
        held({ kind: 'target-failed', target: hubspot, because: 'no-answer' }),
      );
  });

  test('are DROPPED when the system said yes to the last', () => {
    given(...syncing, ...spent)
      .when(plan(shows('nobody', 'no', look, { lastWriteAnswered: true })))
      .then(...mismatched('DROPPED', 3));
  });

  test.each(['release', 'acceptance'])(
    'become a new budget, but no old number again, after a new %s',
    (kind) => {
      const released = { type: 'HandoffReleased', how: 'retried' } as const;
      const epoch = kind === 'release' ? 1 : 2;
      const decided =
        kind === 'release'
          ? [released, started(2)]
          : [released, offerMade(2, JONAS, 'reassigned'), started(2), acceptedBy(JONAS, 2)];
      given(...syncing, ...spent, held(stuck), ...decided)
        .when(plan(shows('nobody', 'no', { epoch, attempt: 3 })))
        .then(planned(4, { epoch }));
    },
  );
});

describe("a cancel's read-back", () => {
  const cancelling = [...syncing, planned(1), cancelRequested] as const;
  const unapplied = plan(shows('nobody', 'no', { attempt: 1, open: true }));
  const secondLook = {
    type: 'TargetDeferred',
    target: hubspot,
    epoch: 1,
    until: at(122),
    because: 'second-look',
  } as const;
  const notApplied = attemptFailed(1, 'not-applied');
  const cancelled = { type: 'HandoffCancelled' } as const;

  test('records the verdict of what is there, and ends', () => {
    given(...cancelling)
      .when(plan(shows('maya', 'exactly', { attempt: 1, open: true })), 120)
      .then(verified(1), cancelled);
  });

  test('looks a second time, after the delay of the contract, before it believes that nothing was written', () => {
    given(...cancelling)
      .when(unapplied, 120)
      .then(secondLook);
    given(...cancelling, secondLook)
      .when(unapplied, 121)
      .refuses('deferred');
    given(...cancelling, secondLook)
      .when(unapplied, 122)
      .then(notApplied, cancelled);
    given(...cancelling, secondLook, { type: 'DeferralEnded', target: hubspot, epoch: 1 })
      .when(unapplied, 130)
      .then(notApplied, cancelled);
  });

  test('does not take a look that was put off for a first look', () => {
    const busy = { ...secondLook, until: at(125), because: 'TEN_SECONDLY_ROLLING' };
    given(...cancelling, busy)
      .when(unapplied, 125)
      .then({ ...secondLook, until: at(127) });
  });

  test('shows what was planned, whoever has accepted since', () => {
    given(...handedOver, cancelRequested)
      .when(plan(shows('maya', 'no', { epoch: 2, attempt: 1, open: true }, { wanted: 'jonas' })), 120)
      .then(verified(1), cancelled);
  });

  test('waits for the lease like everybody', () => {
    given(...cancelling)
      .when(unapplied, 119)
      .refuses('leased');
  });

  test('leaves alone what was never planned', () => {
    const [, ...rest] = cancelling;
    given(twoTargets, ...rest)
      .when(plan(shows('nobody', 'no'), 'ledger'))
      .refuses('done');
  });
});

test('each plan remembers what was there and what was wanted, for good', () => {
  const state = handoffAfter(...syncing, planned(1), planned(2, { before: 'somebody', wanted: 'jonas' }));
  expect(state.targets[hubspot]).toMatchObject({
    attempt: 2,
    used: 2,
    before: { [FIELD]: ['nobody', 'somebody'] },
    planned: { [FIELD]: ['maya', 'jonas'] },
  });
});

describe('a write whose outcome was left open', () => {
  const unanswered = 'http-500';
  const look = (matches: 'exactly' | 'no', digest: string, attempt: number): Reading => ({
    ...shows(digest, matches, { attempt, open: true }),
    unanswered,
  });

  test('is told with the next attempt', () => {
    given(...syncing, planned(1))
      .when(plan(look('no', 'nobody', 1)), 120)
      .then({ ...planned(2, { seconds: 120 }), unanswered });
  });

  test('is told with its verdict, whoever finds it', () => {
    const told: HandoffFact = { ...verified(1), unanswered };
    given(...syncing, planned(1))
      .when(plan(look('exactly', 'maya', 1)), 120)
      .then(told, completed);
    given(...syncing, planned(1))
      .when(verify(1, look('exactly', 'maya', 1)))
      .then(told, completed);
  });

  test('is told with the failure that it leads to', () => {
    given(...syncing, planned(1), planned(2, { seconds: 120 }), planned(3, { seconds: 240 }))
      .when(plan(look('no', 'nobody', 3)), 360)
      .then(
        { type: 'TargetFailed', target: hubspot, epoch: 1, attempt: 3, because: 'no-answer', unanswered },
        held({ kind: 'target-failed', target: hubspot, because: 'no-answer' }),
      );
  });
});

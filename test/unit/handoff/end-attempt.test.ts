import { describe, expect, test } from 'vitest';
import type { SyncCommand } from '#domain/handoff/commands.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { at, given, handoffAfter } from './given.ts';
import {
  acceptedBy,
  attemptFailed,
  held,
  hubspot,
  JONAS,
  offerMade,
  planned,
  seen,
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
const cancelled = { type: 'HandoffCancelled' } as const;
const underWay = [...syncing, planned(1)] as const;
const handedOver = [
  ...underWay,
  held(stuck),
  { type: 'HandoffReleased', how: 'reassigned', to: JONAS },
  offerMade(2, JONAS, 'reassigned'),
  started(2),
] as const;

const fail = (
  attempt: number | undefined,
  more: Partial<Extract<SyncCommand, { type: 'FailAttempt' }>> = {},
): SyncCommand => ({
  type: 'FailAttempt',
  target: hubspot,
  attempt,
  seen: seen(),
  because: 'unavailable',
  permanent: false,
  ...more,
});
/** Until the same instant, whenever it is said. */
const defer = (attempt: number | undefined, looked = seen(), seconds = 0): SyncCommand => ({
  type: 'DeferTarget',
  target: hubspot,
  attempt,
  seen: looked,
  afterSeconds: 900 - seconds,
  jitter: 0,
  because: 'DAILY',
});
const deferred = (attempt?: number, epoch = 1): HandoffFact => ({
  type: 'TargetDeferred',
  target: hubspot,
  epoch,
  ...(attempt === undefined ? {} : { attempt }),
  until: at(900),
  because: 'DAILY',
});
const targetFailed = (attempt: number, because = 'unavailable') =>
  [
    { type: 'TargetFailed', target: hubspot, epoch: 1, attempt, because },
    held({ kind: 'target-failed', target: hubspot, because }),
  ] as const;

describe('reading back', () => {
  test.each([
    ['VERIFIED', 'exactly'],
    ['NORMALISED', 'normalised'],
  ] as const)(
    'is %s when the value is there, and completes what has no other open target',
    (verdict, matches) => {
      given(...underWay)
        .when(verify(1, shows('maya', matches)), 3)
        .then(verified(1, verdict), completed);
    },
  );

  test('completes nothing while another target is open', () => {
    const [, ...rest] = underWay;
    given(twoTargets, ...rest)
      .when(verify(1, shows('maya', 'exactly')))
      .then(verified(1));
  });

  test('leaves the plan open and its lease running while the value is not there: it may still come', () => {
    given(...underWay)
      .when(verify(1, shows('nobody', 'no')))
      .staysQuiet();
    given(...underWay)
      .when(verify(1, shows('somebody', 'no')))
      .staysQuiet();
  });

  test('is refused to anybody but the worker of the open plan', () => {
    given(...underWay)
      .when(verify(2, shows('maya', 'exactly')))
      .refuses('moved');
    given(...underWay, attemptFailed(1))
      .when(verify(1, shows('maya', 'exactly')))
      .refuses('moved');
  });

  test('is recorded in a hold and completes nothing', () => {
    given(...underWay, held(stuck))
      .when(verify(1, shows('maya', 'exactly')))
      .then(verified(1));
  });

  test('ends a cancel', () => {
    given(...underWay, cancelRequested)
      .when(verify(1, shows('maya', 'exactly')))
      .then(verified(1), cancelled);
  });

  test('is recorded under the epoch of its plan, and leaves the target open for the new owner', () => {
    given(...handedOver, acceptedBy(JONAS, 2))
      .when(verify(1, shows('maya', 'exactly')))
      .then(verified(1));
  });

  test('gives no number back that others have used since', () => {
    const state = handoffAfter(...underWay, attemptFailed(2, 'unreachable'), verified(1));
    expect(state.targets[hubspot]).toMatchObject({ attempt: 2, plan: undefined });
  });
});

describe('a known refusal', () => {
  test('ends the lease and can be tried again', () => {
    given(...underWay)
      .when(fail(1), 3)
      .then(attemptFailed(1));
    expect(handoffAfter(...underWay, attemptFailed(1)).targets[hubspot]).toMatchObject({
      plan: undefined,
      used: 1,
    });
  });

  test('fails the target at the third', () => {
    const twice = [planned(1), attemptFailed(1), planned(2), attemptFailed(2), planned(3)];
    given(...syncing, ...twice)
      .when(fail(3), 3)
      .then(attemptFailed(3), ...targetFailed(3));
  });

  test('fails the target at once when it is for good, and names the field', () => {
    const field = 'hubspot_owner_id';
    given(...underWay)
      .when(fail(1, { permanent: true, field, because: 'invalid' }))
      .then(
        attemptFailed(1, 'invalid'),
        { type: 'TargetFailed', target: hubspot, epoch: 1, attempt: 1, because: 'invalid', field },
        held({ kind: 'target-failed', target: hubspot, because: 'invalid', field }),
      );
  });

  test('is recorded in a hold without another hold', () => {
    given(...underWay, held(stuck))
      .when(fail(1))
      .then(attemptFailed(1));
    given(...underWay, held(stuck))
      .when(fail(1, { permanent: true }))
      .then(attemptFailed(1), targetFailed(1)[0]);
  });

  test.each([true, false])('ends a cancel that waited for it (permanent: %s)', (permanent) => {
    given(...underWay, cancelRequested)
      .when(fail(1, { permanent }))
      .then(attemptFailed(1), cancelled);
  });

  test('of a write for the owner before holds nothing for the present one', () => {
    given(...handedOver, acceptedBy(JONAS, 2))
      .when(fail(1, { permanent: true, because: 'invalid' }))
      .then(attemptFailed(1, 'invalid'));
  });

  test('is refused to whoever does not hold the plan', () => {
    given(...underWay)
      .when(fail(2))
      .refuses('moved');
  });
});

describe('a record that could not be read', () => {
  test('takes an attempt and a number of its own', () => {
    given(...syncing)
      .when(fail(undefined))
      .then(attemptFailed(1));
    expect(handoffAfter(...syncing, attemptFailed(1)).targets[hubspot]).toMatchObject({
      attempt: 1,
      used: 1,
    });
  });

  test('leaves a plan open whose end is unknown', () => {
    given(...underWay)
      .when(fail(undefined, { seen: seen({ attempt: 1, open: true }) }), 120)
      .then(attemptFailed(2));
    expect(handoffAfter(...underWay, attemptFailed(2)).targets[hubspot]).toMatchObject({
      attempt: 2,
      used: 2,
      plan: { attempt: 1 },
    });
  });

  test('fails the target at the third', () => {
    given(...syncing, attemptFailed(1), attemptFailed(2))
      .when(fail(undefined, { seen: seen({ attempt: 2 }) }))
      .then(attemptFailed(3), ...targetFailed(3));
  });

  test.each([
    ['leased', { attempt: 1, open: true }, 119],
    ['moved', { attempt: 0 }, 120],
  ])('is refused as any other look: %s', (because, looked, seconds) => {
    given(...underWay)
      .when(fail(undefined, { seen: seen(looked) }), seconds)
      .refuses(because);
  });

  test('holds a cancel that could not be read back three times', () => {
    const tried = [...underWay, cancelRequested, attemptFailed(2)] as const;
    given(...tried)
      .when(fail(undefined, { seen: seen({ attempt: 2, open: true }) }), 120)
      .then(attemptFailed(3), held({ kind: 'target-failed', target: hubspot, because: 'unavailable' }));
  });

  test('ends a cancel that can never be read back: what became of the write is never known', () => {
    given(...underWay, cancelRequested)
      .when(fail(undefined, { seen: seen({ attempt: 1, open: true }), permanent: true }), 120)
      .then({ ...attemptFailed(1), isUnread: true }, cancelled);
  });
});

describe('a deferral', () => {
  test('ends the lease of its plan and gives the attempt back', () => {
    given(...underWay)
      .when(defer(1, seen(), 3), 3)
      .then(deferred(1));
    expect(handoffAfter(...underWay, deferred(1)).targets[hubspot]).toMatchObject({
      plan: undefined,
      used: 0,
      attempt: 1,
      deferral: { until: at(900) },
    });
  });

  test('of a mere look ends no plan and gives nothing back', () => {
    given(...underWay)
      .when(defer(undefined, seen({ attempt: 1, open: true }), 120), 120)
      .then(deferred());
    expect(handoffAfter(...underWay, deferred()).targets[hubspot]).toMatchObject({
      plan: { attempt: 1 },
      used: 1,
    });
  });

  test('of a mere look does not end a cancel', () => {
    given(...underWay, cancelRequested)
      .when(defer(undefined, seen({ attempt: 1, open: true }), 120), 120)
      .then(deferred());
  });

  test('by the worker of the plan ends a cancel: nothing was written', () => {
    given(...underWay, cancelRequested)
      .when(defer(1, seen(), 3), 3)
      .then(deferred(1), cancelled);
  });

  test('gives nothing back that an earlier budget paid', () => {
    const state = handoffAfter(
      ...underWay,
      held(stuck),
      { type: 'HandoffReleased', how: 'retried' },
      deferred(1),
    );
    expect(state.targets[hubspot]?.used).toBe(0);
  });

  test('is refused to whoever does not hold the plan', () => {
    given(...underWay)
      .when(defer(2))
      .refuses('moved');
    given(...underWay)
      .when(defer(undefined, seen({ attempt: 1, open: true })), 119)
      .refuses('leased');
  });
});

import { describe, expect, test } from 'vitest';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import { logPosition, openWait } from '#domain/handoff/wait.ts';
import { at, given, handoffAfter } from './given.ts';
import {
  acceptedBy,
  FIELD,
  held,
  heldOffer,
  heldSync,
  hubspot,
  JONAS,
  offerMade,
  plan,
  planned,
  seen,
  shows,
  started,
  stuck,
  syncing,
  twoTargets,
  verified,
  verify,
  waits,
} from './history.ts';

const ledger = 'ledger';
const [, ...begun] = syncing;
/** HubSpot shows Maya; what became of the write to the ledger nobody knows, and it is held. */
const halfDone = [
  ...[twoTargets, ...begun, planned(1), verified(1)],
  ...[planned(1, { target: ledger }), held(stuck)],
] as const;
const rolledBack: HandoffFact = { type: 'HandoffReleased', how: 'rolled-back' };
const byOperator: HandoffFact = { type: 'RollbackStarted', because: 'operator' };
const rolling = [...halfDone, rolledBack, byOperator, started(2), waits('rollback', 2)] as const;

const reversal = (
  attempt: number,
  { seconds = 0, target = ledger, before = 'maya', wanted = 'nobody' } = {},
): FactOf<'TargetPlanned'> => ({
  ...planned(attempt, { seconds, target, before, wanted }),
  purpose: 'reverse',
});
const reversed = (
  attempt: number,
  target = ledger,
  verdict: FactOf<'TargetReversed'>['verdict'] = 'VERIFIED',
): HandoffFact => ({ type: 'TargetReversed', target, epoch: 1, attempt, verdict });
const refused = (attempt: number, because: string): FactOf<'ReversalFailed'> => ({
  ...{ type: 'ReversalFailed', target: ledger, epoch: 1, attempt, because },
});
const failed = (attempt: number, because: string): HandoffFact => ({
  ...refused(attempt, because),
  field: FIELD,
});
const deferred = (seconds: number): HandoffFact => ({
  ...{ type: 'TargetDeferred', target: ledger, epoch: 1, until: at(seconds), because: 'second-look' },
});
/** A look compared with what is to be given back. */
const look = (
  digest: string,
  matches: 'exactly' | 'normalised' | 'no',
  looked = {},
  lastWriteAnswered = false,
) => shows(digest, matches, looked, { wanted: 'nobody', lastWriteAnswered });
const complete: HandoffFact = { type: 'RollbackEnded', outcome: 'complete' };
const partial = (because: string): readonly HandoffFact[] => [
  { type: 'RollbackEnded', outcome: 'partial' },
  held({ kind: 'partial-rollback', failed: [{ target: ledger, because, field: FIELD }] }),
];

describe('to have taken back what was written', () => {
  test('ends the hold, and begins with the next run', () => {
    given(...halfDone)
      .when({ type: 'RollBack' })
      .then(rolledBack, byOperator, started(2));
    expect(handoffAfter(...rolling)).toMatchObject({ status: 'rolling-back' });
    expect(openExceptions(handoffAfter(...rolling))).toEqual([]);
  });

  test('is possible although it was handed on since, and nobody owns it', () => {
    const handedOver = [
      ...[...halfDone, { type: 'HandoffReleased', how: 'reassigned', to: JONAS } as const],
      ...[offerMade(2, JONAS, 'reassigned'), started(2), held({ kind: 'expired', person: JONAS })],
    ];
    given(...handedOver)
      .when({ type: 'RollBack' })
      .then(rolledBack, byOperator, started(3));
  });

  test('is refused where nothing was written, nothing is held, or it is done already', () => {
    given(...heldOffer)
      .when({ type: 'RollBack' })
      .refuses('nothing-written');
    given(...heldSync)
      .when({ type: 'RollBack' })
      .refuses('nothing-written');
    given(...syncing)
      .when({ type: 'RollBack' })
      .refuses('not-held');
    given(...rolling, held(stuck))
      .when({ type: 'RollBack' })
      .refuses('being-rolled-back');
  });

  test('stays quiet when it has begun', () => {
    given(...rolling)
      .when({ type: 'RollBack' })
      .staysQuiet();
  });
});

describe('a look at what is to be taken back', () => {
  test('plans what stood there before, under a lease and the next attempt', () => {
    given(...rolling)
      .when(plan(look('maya', 'no', { attempt: 1, open: true }), ledger), 120)
      .then(reversal(2, { seconds: 120 }));
  });

  test('is refused under the lease of a write whose answer is not known', () => {
    given(...rolling)
      .when(plan(look('maya', 'no', { attempt: 1, open: true }), ledger), 119)
      .refuses('leased');
  });

  test('is refused until its turn: the last written comes first', () => {
    given(...rolling)
      .when(plan(look('maya', 'no', { attempt: 1 })), 120)
      .refuses('not-next');
    given(...rolling, reversed(1))
      .when(plan(look('maya', 'no', { attempt: 1 })), 120)
      .then(reversal(2, { seconds: 120, target: hubspot }));
    given(...rolling, reversed(1))
      .when(plan(look('nobody', 'exactly', { attempt: 1 }), ledger), 120)
      .refuses('done');
  });

  test('is refused when it was compared with what is to be entered', () => {
    given(...rolling)
      .when(plan(shows('maya', 'exactly', { attempt: 1, open: true }), ledger), 120)
      .refuses('moved');
  });

  test('believes in old values that nobody wrote back only when it is taken again', () => {
    given(...rolling)
      .when(plan(look('nobody', 'exactly', { attempt: 1, open: true }), ledger), 120)
      .then(deferred(120));
    given(...rolling, deferred(120))
      .when(plan(look('nobody', 'exactly', { attempt: 1, open: true }), ledger), 120)
      .then(reversed(1, ledger, 'ALREADY'));
  });

  test('never leads to a write over what somebody else wrote', () => {
    given(...rolling)
      .when(plan(look('somebody', 'no', { attempt: 1, open: true }), ledger), 120)
      .then(failed(1, 'overwritten'));
  });

  test('gives back what somebody wrote in between, and not what stood there first', () => {
    const twice = [
      ...[twoTargets, ...begun, planned(1, { target: ledger }), held(stuck)],
      ...[
        { type: 'HandoffReleased', how: 'reassigned', to: JONAS } as const,
        offerMade(2, JONAS, 'reassigned'),
      ],
      ...[started(2), acceptedBy(JONAS, 2)],
      planned(2, { target: ledger, epoch: 2, before: 'somebody', wanted: 'jonas' }),
      planned(3, { target: ledger, epoch: 2, before: 'jonas', wanted: 'jonas' }),
      ...[held(stuck), rolledBack, byOperator, started(3)],
    ];
    const state = handoffAfter(...twice);
    expect(state.targets[ledger]?.baseline).toEqual({ [FIELD]: { digest: 'somebody', attempt: 2 } });
  });

  test('fails after three plans, and the others are taken back all the same', () => {
    const tried = [...rolling, reversal(2), reversal(3), reversal(4)];
    given(...tried)
      .when(plan(look('maya', 'no', { attempt: 4, open: true }), ledger), 120)
      .then(failed(4, 'no-answer'));
    given(...tried)
      .when(plan(look('maya', 'no', { attempt: 4, open: true }, true), ledger), 120)
      .then(failed(4, 'dropped'));
    given(...tried, failed(4, 'no-answer'))
      .when(plan(look('maya', 'no', { attempt: 1 })), 120)
      .then(reversal(2, { seconds: 120, target: hubspot }));
  });
});

describe('the worker of a reversal', () => {
  const underWay = [...rolling, reversal(2)] as const;
  const fail = (
    attempt: number | undefined,
    permanent: boolean,
    looked = seen({ attempt: 2, open: true }),
  ) => ({
    ...({ type: 'FailAttempt', target: ledger, attempt, seen: looked } as const),
    ...{ because: 'refused', permanent },
  });
  const attemptFailed = (attempt: number): HandoffFact => ({
    ...{ type: 'AttemptFailed', target: ledger, epoch: 1, attempt, because: 'refused' },
  });

  test.each([
    ['VERIFIED', 'exactly'],
    ['NORMALISED', 'normalised'],
  ] as const)('proves it by reading back: %s', (verdict, matches) => {
    given(...underWay)
      .when(verify(2, look('nobody', matches), ledger))
      .then(reversed(2, ledger, verdict));
  });

  test('may be refused, and tries again', () => {
    given(...underWay)
      .when(fail(2, false))
      .then(attemptFailed(2));
    given(...rolling)
      .when(fail(undefined, false, seen({ attempt: 1, open: true })), 120)
      .then(attemptFailed(2));
  });

  test('fails at once when it is refused for good', () => {
    given(...underWay)
      .when(fail(2, true))
      .then(attemptFailed(2), refused(2, 'refused'));
  });

  test('is not the one of a write from before: its end says nothing of the reversal', () => {
    given(...rolling)
      .when(fail(1, true))
      .then(attemptFailed(1), {
        type: 'TargetFailed',
        target: ledger,
        epoch: 1,
        attempt: 1,
        because: 'refused',
      });
    given(...rolling)
      .when(verify(1, shows('maya', 'exactly'), ledger))
      .then({ type: 'TargetVerified', target: ledger, epoch: 1, attempt: 1, verdict: 'VERIFIED' });
  });

  test('is heard while it is held, which ends nothing', () => {
    given(...rolling, reversed(1), reversal(2, { target: hubspot }), held(stuck))
      .when(verify(2, look('nobody', 'exactly')))
      .then(reversed(2, hubspot));
  });
});

describe('the end of a rollback', () => {
  const last = [...rolling, reversed(1), reversal(2, { target: hubspot })] as const;
  const lastIsBack = verify(2, look('nobody', 'exactly'));

  test('comes with the last target: the handoff is over, and nobody owns it', () => {
    given(...last)
      .when(lastIsBack)
      .then(reversed(2, hubspot), complete);
    expect(handoffAfter(...last, reversed(2, hubspot), complete)).toMatchObject({
      status: 'cancelled',
      ownership: undefined,
    });
  });

  test('is partial and waits for somebody when anything could not be taken back', () => {
    given(...rolling, failed(1, 'overwritten'), reversal(2, { target: hubspot }))
      .when(lastIsBack)
      .then(reversed(2, hubspot), ...partial('overwritten'));
  });

  test('is partial where another thing had been written before, which is named, each time it is tried again', () => {
    const moved = { ...planned(2, { target: ledger, epoch: 1, before: 'somebody' }), movedFrom: 'L1' };
    const named = held({
      ...{
        kind: 'partial-rollback',
        failed: [{ target: ledger, because: 'another-record-counts-now', field: 'L1' }],
      },
    });
    const facts = [reversed(2, hubspot), { type: 'RollbackEnded', outcome: 'partial' }, named] as const;
    const history = [
      ...[...halfDone.slice(0, -1), moved, held(stuck), rolledBack, byOperator, started(2)],
      ...[reversed(2), reversal(2, { target: hubspot })],
    ] as const;
    given(...history)
      .when(lastIsBack)
      .then(...facts);
    const retried: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
    given(...history, ...facts)
      .when({ type: 'Retry' })
      .then(retried, { type: 'RollbackEnded', outcome: 'partial' }, named);
  });

  test('waits for somebody when only the contract began it: nobody has decided what becomes of it', () => {
    const byPolicy: HandoffFact = { type: 'RollbackStarted', because: 'policy', failedTarget: ledger };
    const history = [
      ...[...halfDone.slice(0, -1), byPolicy, reversed(1), reversal(2, { target: hubspot })],
    ] as const;
    const facts = [reversed(2, hubspot), complete, held({ kind: 'rolled-back', target: ledger })];
    given(...history)
      .when(lastIsBack)
      .then(...facts);
    expect(handoffAfter(...history, ...facts)).toMatchObject({ status: 'held', parked: { at: 'sync' } });
    given(...history, ...facts)
      .when({ type: 'Retry' })
      .then({ type: 'HandoffReleased', how: 'retried' }, started(2));
  });
});

describe('a rollback that is held', () => {
  const stopped = [
    ...rolling,
    failed(1, 'overwritten'),
    reversed(1, hubspot),
    ...partial('overwritten'),
  ] as const;
  const retried: HandoffFact = { type: 'HandoffReleased', how: 'retried' };

  test('goes on with what is not back when it is tried again', () => {
    given(...stopped)
      .when({ type: 'Retry' })
      .then(retried, started(3));
    const state = handoffAfter(...stopped, retried, started(3));
    expect(state.status).toBe('rolling-back');
    expect(state.targets[ledger]?.reversal).toBeUndefined();
    expect(state.targets[hubspot]?.reversal?.end).toBe('reversed');
  });

  test('ends when all is back by then', () => {
    given(...rolling, held(stuck), reversed(1), reversed(1, hubspot))
      .when({ type: 'Retry' })
      .then(retried, complete);
  });

  test('can be left as it is, and is offered to nobody', () => {
    given(...stopped)
      .when({ type: 'Cancel' })
      .then({ type: 'CancelRequested' }, { type: 'HandoffCancelled' });
    given(...stopped)
      .when({ type: 'Reassign', to: JONAS })
      .refuses('being-rolled-back');
  });

  test('can be left before too; what may still be under way is read back first', () => {
    given(...rolling)
      .when({ type: 'Cancel' })
      .then({ type: 'CancelRequested' });
    given(...rolling, reversed(1))
      .when({ type: 'Cancel' })
      .then({ type: 'CancelRequested' }, { type: 'HandoffCancelled' });
  });

  test('reads back what the last reversal did before it is left', () => {
    const cancelling = [
      ...[...rolling, reversal(2), held(stuck), { type: 'HandoffReleased', how: 'corrected' } as const],
      ...[started(3), { type: 'CancelRequested' } as const],
    ];
    given(...cancelling)
      .when(plan(shows('nobody', 'no', { attempt: 2, open: true }), ledger), 120)
      .then(reversed(2), { type: 'HandoffCancelled' });
  });
});

test('a cancel of a rollback that was held and goes on waits where the rollback waited', () => {
  const cancelled = [{ type: 'CancelRequested' }, held(stuck)] as const;
  const before = handoffAfter(...rolling, reversal(2), ...cancelled);
  const released: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
  const after = handoffAfter(...rolling, reversal(2), ...cancelled, released, started(3));
  expect(after.status).toBe('cancelling');
  expect(openWait(after)).toBe('rollback');
  expect(logPosition(after)).toBe(logPosition(before));
  const ended = handoffAfter(...rolling, reversal(2), ...cancelled, released, { type: 'HandoffCancelled' });
  expect(logPosition(ended)).toBe(logPosition(before));
});

test('a plan of before is one to write', () => {
  expect(handoffFactSchema.parse(planned(1))).not.toHaveProperty('purpose');
  expect(handoffAfter(...syncing, planned(1)).targets[hubspot]?.plan?.purpose).toBe('write');
});

import { describe, test } from 'vitest';
import type { SyncCommand } from '#domain/handoff/commands.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { given } from './given.ts';
import {
  acceptedBy,
  held,
  hubspot,
  JONAS,
  offerMade,
  planned,
  started,
  stuck,
  syncing,
  verified,
} from './history.ts';

const ASSIGNEE = 'assignee_is_member';
const underWay = [...syncing, planned(1)] as const;

const miss = (attempt: number): SyncCommand => ({
  type: 'MissExpectation',
  target: hubspot,
  attempt,
  field: ASSIGNEE,
});
const missed: HandoffFact = {
  type: 'TargetFailed',
  target: hubspot,
  epoch: 1,
  attempt: 1,
  because: 'not-as-expected',
  field: ASSIGNEE,
};

describe('what was written is there, and not what the contract expects besides', () => {
  test('is never done: a person decides, and reads which field it is', () => {
    given(...underWay)
      .when(miss(1))
      .then(
        missed,
        held({ kind: 'target-failed', target: hubspot, because: 'not-as-expected', field: ASSIGNEE }),
      );
  });

  test('is said by nobody but the worker that holds the plan', () => {
    given(...underWay)
      .when(miss(2))
      .refuses('moved');
    given(...syncing)
      .when(miss(1))
      .refuses('moved');
  });

  test('ends a cancel: what was written is known, and nothing more is asked of it', () => {
    given(...underWay, { type: 'CancelRequested' })
      .when(miss(1))
      .then(verified(1), { type: 'HandoffCancelled' });
  });

  test('of an earlier epoch it is only known what was written', () => {
    given(
      ...underWay,
      held(stuck),
      { type: 'HandoffReleased', how: 'reassigned', to: JONAS },
      offerMade(2, JONAS, 'reassigned'),
      started(2),
      acceptedBy(JONAS, 2),
      { type: 'SyncStarted', run: 2, epoch: 2 },
    )
      .when(miss(1))
      .then(verified(1));
  });
});

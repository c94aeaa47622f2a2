import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import type { CompareOwner } from '#domain/handoff/commands.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import { handoffDueAt } from '#domain/handoff/due.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { at, fold, given, handoffAfter, rules, settings } from './given.ts';
import { held, hubspot, planned, seen, started, syncing, verified } from './history.ts';

const look = (shows: CompareOwner['shows'], attempt = 1, to?: string): CompareOwner => ({
  type: 'CompareOwner',
  target: hubspot,
  shows,
  seen: seen({ attempt }),
  ...(to === undefined ? {} : { to }),
});
const completed = [...syncing, planned(1), verified(1), { type: 'HandoffCompleted' }] as const;
const differing: HandoffFact = { type: 'DifferenceSeen', target: hubspot, recheckAt: at(60) };
const different = [...completed, differing] as const;
const moved: HandoffFact = {
  type: 'RecordMovedOn',
  move: { kind: 'owner', target: hubspot, to: 'tom-okafor' },
};
const reopened: HandoffFact = { type: 'HandoffReopened', because: 'owner-changed', targets: [hubspot] };
const heldForIt = held({ kind: 'owner-changed', target: hubspot, to: 'tom-okafor' });

const under = (whenOwnerChanges: Contract['whenOwnerChanges'], more: Partial<CompareOwner> = {}) => {
  const contract = { ...rules.contract, whenOwnerChanges };
  const command = { ...look('other', 1, 'tom-okafor'), ...more };
  return decideHandoff(fold(different), command, { ...rules, contract }, at(60)).facts;
};

describe('a look at a target after the end', () => {
  test('that shows another owner is taken again before it is believed', () => {
    given(...completed)
      .when(look('other'))
      .then(differing);
    given(...different)
      .when(look('other'), 59)
      .staysQuiet();
  });

  test('that shows another owner for the second time has the contract decide', () => {
    expect(under('adopt')).toEqual([moved]);
    expect(under('restore')).toEqual([moved, reopened, started(2)]);
    expect(under('ask')).toEqual([moved, heldForIt]);
  });

  test('is only recorded, whatever the contract says, once somebody has accepted under a newer handoff', () => {
    for (const way of ['adopt', 'restore', 'ask'] as const)
      expect(under(way, { isSuperseded: true })).toEqual([moved]);
  });

  test('does not have anybody entered again who has left', () => {
    expect(under('restore', { hasOwnerLeft: true })).toEqual([moved]);
    expect(under('ask', { hasOwnerLeft: true })).toEqual([moved, heldForIt]);
  });

  test('that shows who accepted ends the difference, and is an echo otherwise', () => {
    given(...different)
      .when(look('claimed'), 60)
      .then({ type: 'DifferenceGone', target: hubspot });
    given(...completed)
      .when(look('claimed'))
      .staysQuiet();
  });

  test('that cannot see anything has a person decide, at once if it never will, else after some looks', () => {
    const asked = [
      { type: 'RecordMovedOn', move: { kind: 'owner', target: hubspot } },
      held({ kind: 'owner-changed', target: hubspot }),
    ] as const;
    const due: HandoffFact = { type: 'SecondLookDue', target: hubspot, recheckAt: at(3600) };
    const blind = look('unreadable');
    given(...different)
      .when({ ...blind, isForGood: true }, 60)
      .then(...asked);
    given(...different, due, due, due, due)
      .when(blind, 60)
      .staysQuiet();
    given(...different, due, due, due, due, due)
      .when(blind, 60)
      .then(...asked);
    given(...completed)
      .when({ ...blind, isForGood: true })
      .staysQuiet();
  });

  test('that finds no record ends the difference', () => {
    given(...different)
      .when(look('gone'))
      .then({ type: 'RecordMovedOn', move: { kind: 'deleted' } });
  });

  test('is refused when the log has moved since, or claims nothing', () => {
    given(...completed)
      .when(look('other', 2))
      .refuses('moved');
    given(...syncing)
      .when(look('other'))
      .refuses('no-claim');
    given(...different, moved)
      .when(look('other'))
      .refuses('no-claim');
    given(...completed)
      .when({ ...look('other'), target: 'ledger' })
      .refuses('no-claim');
  });
});

describe('what is restored', () => {
  const restored = [...different, moved, reopened, started(2)] as const;

  test('is written again although somebody’s value stands there', () => {
    const state = handoffAfter(...restored);
    expect(state.status).toBe('syncing');
    expect(state.targets[hubspot]).toMatchObject({ done: undefined, isMismatchKnown: true, used: 0 });
  });

  test('three times in a row, and then a person decides', () => {
    const end: HandoffFact = { type: 'HandoffCompleted' };
    const again = [planned(2), verified(2), end, differing, moved, reopened];
    const third = [...restored, ...again, ...again, planned(3), verified(3), end, differing];
    const contract = { ...rules.contract, whenOwnerChanges: 'restore' } as const;
    const command = look('other', 3, 'tom-okafor');
    const { facts } = decideHandoff(fold(third), command, { ...rules, contract }, at(60));
    expect(facts).toEqual([moved, heldForIt]);
  });

  test('is written again by whoever decides so', () => {
    given(...different, moved, heldForIt)
      .when({ type: 'Retry' })
      .then({ type: 'HandoffReleased', how: 'retried' }, started(2));
  });
});

describe('the second look', () => {
  test('is due by itself, and each time set again, later', () => {
    expect(handoffDueAt(handoffAfter(...different), settings)).toBe(at(60));
    const due = (seconds: number): HandoffFact => ({
      type: 'SecondLookDue',
      target: hubspot,
      recheckAt: at(seconds),
    });
    given(...different)
      .when({ type: 'Wake' }, 59)
      .staysQuiet();
    given(...different)
      .when({ type: 'Wake' }, 60)
      .then(due(360));
    given(...different, due(360))
      .when({ type: 'Wake' }, 360)
      .then(due(960));
    expect(handoffDueAt(handoffAfter(...different, due(360)), settings)).toBe(at(360));
  });

  test('is not due any more when it was taken', () => {
    const gone: HandoffFact = { type: 'DifferenceGone', target: hubspot };
    given(...different, gone)
      .when({ type: 'Wake' }, 9999)
      .staysQuiet();
    given(...different, moved)
      .when({ type: 'Wake' }, 9999)
      .staysQuiet();
  });
});

import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { TellableMove } from '#domain/handoff/record-move.ts';
import { at, fold, given, rules } from './given.ts';
import {
  accepted,
  asked,
  attemptFailed,
  declined,
  held,
  heldOffer,
  heldSync,
  offerMade,
  planned,
  started,
  stuck,
  syncing,
} from './history.ts';

const PRIYA = 'priya-nair';
const lead: TellableMove = { kind: 'status', status: 'lead', since: at(10) };
const again: TellableMove = { kind: 'again', since: at(20) };
const deleted: TellableMove = { kind: 'deleted' };
const move = (to: TellableMove) => ({ type: 'MoveRecord', move: to }) as const;
const moved = (to: TellableMove): HandoffFact => ({ type: 'RecordMovedOn', move: to });
const cancelled: readonly HandoffFact[] = [{ type: 'CancelRequested' }, { type: 'HandoffCancelled' }];
const withdrawn: HandoffFact = { type: 'OfferWithdrawn', epoch: 1, because: 'cancelled' };

const under = (
  whenRecordMoves: Contract['whenRecordMoves'],
  history: readonly HandoffFact[],
  to: TellableMove,
) =>
  decideHandoff(
    fold(history),
    move(to),
    { ...rules, contract: { ...rules.contract, whenRecordMoves } },
    at(30),
  ).facts;

describe('a record that moves on while somebody is asked', () => {
  test('withdraws the offer and ends the handoff', () => {
    const [requested, ended] = cancelled;
    for (const to of [lead, again, deleted])
      expect(under('withdraw', asked, to)).toEqual([moved(to), requested, withdrawn, ended]);
  });

  test('is put to a person where the contract asks, unless it is to be offered anew', () => {
    for (const to of [lead, deleted])
      expect(under('ask', asked, to)).toEqual([moved(to), held({ kind: 'moved-on', move: to })]);
    expect(under('ask', asked, again).at(-1)).toEqual({ type: 'HandoffCancelled' });
  });

  test('is only told where the contract keeps the offer', () => {
    for (const to of [lead, again, deleted]) expect(under('keep', asked, to)).toEqual([moved(to)]);
  });
});

describe('a record that moves on while nobody is asked', () => {
  test('ends what is being decided and what is held', () => {
    given(...declined)
      .when(move(lead))
      .then(moved(lead), ...cancelled);
    given(...heldOffer)
      .when(move(lead))
      .then(moved(lead), ...cancelled);
  });

  test('is put to a person besides what they decide already', () => {
    expect(under('ask', heldOffer, lead)).toEqual([moved(lead), held({ kind: 'moved-on', move: lead })]);
  });

  test('waits for a write that is still under way', () => {
    const released: HandoffFact = { type: 'HandoffReleased', how: 'reassigned', to: PRIYA };
    const stillWritten = [...syncing, planned(1), held(stuck), released];
    given(...stillWritten, offerMade(2, PRIYA, 'reassigned'), started(2))
      .when(move(lead))
      .then(
        moved(lead),
        { type: 'CancelRequested' },
        { type: 'OfferWithdrawn', epoch: 2, because: 'cancelled' },
      );
  });
});

describe('a record that moves on after the acceptance', () => {
  test('is told, and the new owner goes on', () => {
    for (const history of [accepted, syncing, heldSync])
      given(...history)
        .when(move(lead))
        .then(moved(lead));
  });

  test('is refused once the handoff has ended', () => {
    given(...asked, ...cancelled)
      .when(move(lead))
      .refuses('over');
    given(...syncing, planned(1), attemptFailed(1), { type: 'HandoffCompleted' })
      .when(move(lead))
      .refuses('over');
  });
});

describe('a move', () => {
  test('that is older than the handoff is refused', () => {
    given(...asked)
      .when(move({ ...lead, since: at(-61) }))
      .refuses('older');
    given(...asked)
      .when(move({ ...again, since: at(-60) }))
      .refuses('older');
  });

  test('that is known stays quiet, and so does one before it', () => {
    given(...accepted, moved(lead))
      .when(move(lead))
      .staysQuiet();
    given(...accepted, moved(again))
      .when(move(lead))
      .staysQuiet();
    given(...accepted, moved(deleted))
      .when(move(deleted))
      .staysQuiet();
  });

  test('after a known one is told', () => {
    given(...accepted, moved(lead))
      .when(move(again))
      .then(moved(again));
  });

  test('to nowhere leaves nothing to show on the record', () => {
    const gone = [...asked, moved(deleted), ...cancelled];
    expect(fold(gone)?.reflectSeq).toBe(fold(asked)?.reflectSeq);
    expect(fold([...asked, moved(lead), ...cancelled])?.reflectSeq).toBeGreaterThan(asked.length);
  });
});

import { describe, expect, test } from 'vitest';
import { statusSchema } from '#domain/contract/ids.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { TellableMove } from '#domain/handoff/record-move.ts';
import { RESTORE_BUDGET } from '#domain/settings.ts';
import { at, fold, rules } from './given.ts';
import { asked, held } from './history.ts';

const lead = statusSchema.parse('lead');
const { status: to, source: system } = rules.contract.trigger;
const setBackRules = { ...rules, contract: { ...rules.contract, whenRecordMoves: 'set-back' as const } };
const toLead = (seconds: number, byBaton?: true): TellableMove => ({
  ...{ kind: 'status', status: lead, since: at(seconds) },
  ...(byBaton === undefined ? {} : { byBaton }),
});
const moved = (move: TellableMove): HandoffFact => ({ type: 'RecordMovedOn', move });
const due = (seconds: number): HandoffFact => ({
  ...{ type: 'StatusChangeDue', system, from: lead, to, since: at(seconds), because: 'moved-on' },
});
const changed: HandoffFact = { type: 'StatusChanged', system, to };
const setBackAt = (seconds: number) => [moved(toLead(seconds)), due(seconds), changed] as const;

const follows = (move: TellableMove, ...history: readonly HandoffFact[]) =>
  decideHandoff(fold([...asked, ...history]), { type: 'MoveRecord', move }, setBackRules, at(900)).facts;

describe('a record that moves on before anybody has accepted, under a contract that sets it back', () => {
  test('is to get its status again', () => {
    expect(follows(toLead(10))).toEqual([moved(toLead(10)), due(10)]);
  });

  test('is set back a few times, and then put to a person', () => {
    const times = Array.from({ length: RESTORE_BUDGET }, (_, index) => 10 * (index + 1));
    const last = toLead(500);
    expect(follows(last, ...times.slice(1).flatMap(setBackAt))).toEqual([moved(last), due(500)]);
    expect(follows(last, ...times.flatMap(setBackAt))).toEqual([
      moved(last),
      held({ kind: 'moved-on', move: last }),
    ]);
  });

  test('is put to a person where Baton moved it for another handoff', () => {
    const move = toLead(10, true);
    expect(follows(move)).toEqual([moved(move), held({ kind: 'moved-on', move })]);
  });

  test('is put to a person where its status is none that is known', () => {
    const move: TellableMove = { kind: 'status', status: undefined, since: at(10) };
    expect(follows(move)).toEqual([moved(move), held({ kind: 'moved-on', move })]);
  });

  test('ends the handoff when it is deleted', () => {
    const deleted: TellableMove = { kind: 'deleted' };
    expect(follows(deleted)[0]).toEqual(moved(deleted));
    expect(follows(deleted).at(-1)).toEqual({ type: 'HandoffCancelled' });
  });

  test('goes on as it is when its status comes once more', () => {
    const again: TellableMove = { kind: 'again', since: at(10) };
    expect(follows(again)).toEqual([moved(again)]);
  });

  test('is no news with the status that Baton set', () => {
    const ours: TellableMove = { kind: 'status', status: to, since: at(500), byBaton: true };
    expect(follows(ours, ...setBackAt(10))).toEqual([]);
  });
});

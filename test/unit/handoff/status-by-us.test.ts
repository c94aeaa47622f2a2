import { describe, expect, test } from 'vitest';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import * as change from '#domain/handoff/status-change.ts';
import { at, handoffAfter } from './given.ts';
import { acceptedBy, asked, held, hubspot, MAYA, stuck } from './history.ts';

type Because = FactOf<'StatusChangeDue'>['because'];

const due = (because: Because): HandoffFact => ({
  ...{ type: 'StatusChangeDue', system: hubspot, from: 'new', to: 'old', since: at(5), because },
});
const written: HandoffFact = { type: 'StatusChanged', system: hubspot, to: 'old' };
const left = (because: FactOf<'StatusLeft'>['because']): HandoffFact => ({
  ...{ type: 'StatusLeft', system: hubspot, because },
});
const after = (...facts: readonly HandoffFact[]) => handoffAfter(...asked, ...facts);
/** By whether it is owed, and what the record has by our hand, after each end of it. */
const ends = [
  ['owed', [], 'old'],
  ['written', [written], 'old'],
  ['left', [left('changed')], undefined],
  ['unwanted', [left('unwanted')], undefined],
  ['taken back', [left('taken-back')], 'new'],
] as const;

describe('the status that a record has by our hand', () => {
  test.each(ends)('when it is %s', (end, facts, status) => {
    const state = after(due('returned'), ...facts);
    expect(change.statusByUs(state)).toBe(status);
    expect(change.owedStatus(state) === undefined).toBe(end !== 'owed');
    expect(change.isSetBack(state)).toBe(end !== 'left' && end !== 'unwanted');
    expect(change.isMovedBack(state)).toBe(false);
    const givenBack = { ...due('goes-on'), from: 'old', to: 'new' };
    expect(change.statusGivenBack(state)).toEqual(end === 'left' || end === 'unwanted' ? [] : [givenBack]);
  });

  test.each(ends)('where it had moved on, when it is %s', (end, facts, status) => {
    const state = after(due('moved-on'), ...facts);
    expect(change.statusByUs(state)).toBe(status);
    expect(change.isMovedBack(state)).toBe(end === 'owed' || end === 'written');
    expect(change.isSetBack(state)).toBe(false);
    expect(change.statusGivenBack(state)).toEqual([]);
  });

  test('is none where nothing was ever due', () => {
    const state = after();
    expect([change.statusByUs(state), change.owedStatus(state)]).toEqual([undefined, undefined]);
    expect([change.isSetBack(state), change.isMovedBack(state)]).toEqual([false, false]);
    expect(change.statusGivenBack(state)).toEqual([]);
    expect(after(written).statusChange).toBeUndefined();
  });
});

describe('what is due', () => {
  const fresh = {
    ...{ system: hubspot, from: 'new', to: 'old', since: at(5), because: 'moved-on', seq: 6 },
    ...{ end: undefined, isUnwanted: false },
  };

  test('is counted where the record had moved on, until a person decides', () => {
    expect(after(due('moved-on'))).toMatchObject({ setBacks: 1, statusChange: fresh });
    expect(after(due('moved-on'), due('moved-on')).setBacks).toBe(2);
    expect(after(due('returned')).setBacks).toBe(0);
    const released: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
    expect(after(due('moved-on'), held(stuck), released)).toMatchObject({ setBacks: 0, statusChange: fresh });
  });

  test('ends once', () => {
    expect(after(due('moved-on'), written, left('changed')).statusChange).toEqual({
      ...{ ...fresh, end: 'changed' },
    });
  });

  test('is wanted no more when it is accepted or cancelled, but for what each leaves as it is', () => {
    const isUnwanted = (because: Because, ...facts: readonly HandoffFact[]) =>
      after(due(because), ...facts).statusChange?.isUnwanted;
    const cancel: HandoffFact = { type: 'CancelRequested' };
    expect(isUnwanted('moved-on', acceptedBy(MAYA))).toBe(true);
    expect(isUnwanted('goes-on', acceptedBy(MAYA))).toBe(false);
    expect(isUnwanted('returned', acceptedBy(MAYA))).toBe(false);
    expect(isUnwanted('moved-on', cancel)).toBe(true);
    expect(isUnwanted('goes-on', cancel)).toBe(true);
    expect(isUnwanted('returned', cancel)).toBe(false);
    expect(isUnwanted('moved-on', written, cancel)).toBe(false);
    expect(isUnwanted('moved-on', { type: 'ReminderDue', epoch: 1 })).toBe(false);
    expect(after(acceptedBy(MAYA)).statusChange).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { firstMismatch, isThirdValue, judge } from '#domain/handoff/judge.ts';
import type { PropertyReading, Reading } from '#domain/handoff/reading.ts';
import type { TargetState } from '#domain/handoff/state.ts';
import { handoffAfter } from './given.ts';
import { FIELD, hubspot, planned, seen, syncing } from './history.ts';

const shown = (matches: PropertyReading['matches'], digest = 'maya'): PropertyReading => ({
  ...{ digest, matches, writtenByUs: false },
});
const reading = (properties: Reading['properties'], more: Partial<Reading> = {}): Reading => ({
  ...{ properties, wanted: {}, seen: seen(), lastWriteAnswered: false },
  ...more,
});

describe('a reading is judged', () => {
  test.each([
    ['VERIFIED', true, [shown('exactly'), shown('exactly')]],
    ['NORMALISED', true, [shown('exactly'), shown('normalised')]],
    ['ALREADY', false, [shown('exactly'), shown('normalised')]],
    [undefined, true, [shown('exactly'), shown('no')]],
    [undefined, false, [shown('no')]],
  ] as const)('%s', (verdict, isPlanned, [one, other = one]) => {
    expect(judge(reading({ one, other }), isPlanned)).toBe(verdict);
  });

  test('by the first property that is not as it was wanted', () => {
    expect(firstMismatch(reading({ a: shown('normalised'), b: shown('no'), c: shown('no') }))).toBe('b');
    expect(firstMismatch(reading({ a: shown('exactly') }))).toBe('unknown');
  });
});

describe('a value of somebody else', () => {
  const after = (...facts: readonly HandoffFact[]): TargetState => {
    const target = handoffAfter(...syncing, ...facts).targets[hubspot];
    if (target === undefined) throw new Error('the sample has this target');
    return target;
  };
  const target = after(planned(1));
  const third = { field: FIELD, writtenByUs: false };

  test('is neither what stood there before nor what was planned', () => {
    expect(isThirdValue(target, reading({ [FIELD]: shown('no', 'jonas') }))).toEqual(third);
    for (const known of ['nobody', 'maya'])
      expect(isThirdValue(target, reading({ [FIELD]: shown('no', known) }))).toBeUndefined();
    expect(isThirdValue(after(), reading({ [FIELD]: shown('no', 'jonas') }))).toEqual(third);
  });

  test('is told with who wrote it by the history of the system', () => {
    const byUs = { ...shown('no', 'jonas'), writtenByUs: true };
    expect(isThirdValue(target, reading({ [FIELD]: byUs }))).toEqual({ ...third, writtenByUs: true });
  });

  test('is none that is wanted, or that an earlier plan wrote', () => {
    const ours = { ...shown('no', 'jonas'), isOurs: true };
    for (const property of [shown('exactly', 'jonas'), shown('normalised', 'jonas'), ours])
      expect(isThirdValue(target, reading({ [FIELD]: property }))).toBeUndefined();
    const notOurs = { ...shown('no', 'jonas'), isOurs: false };
    expect(isThirdValue(target, reading({ [FIELD]: notOurs }))).toEqual(third);
  });

  test('is a link that leads elsewhere', () => {
    expect(isThirdValue(target, reading({}, { movedBy: 'account' }))).toEqual({
      ...{ field: 'account', writtenByUs: false },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handoffIdSchema, stableId, subjectId, subjectIdSchema, subjectParts } from '#domain/ids.ts';

describe('a stable id', () => {
  test('is the same for the same parts, and fits into a URL and the name of an execution', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        expect(stableId(...parts)).toBe(stableId(...parts));
        expect(stableId(...parts)).toMatch(/^[a-z2-7]{26}$/);
      }),
    );
  });

  test('is another for other parts, even if they read the same in a row', () => {
    const parts = fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '#', '\\') }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(stableId(...one) === stableId(...other)).toBe(isSame);
      }),
    );
    expect(
      new Set([stableId('ab', 'c'), stableId('a', 'bc'), stableId('abc'), stableId('ab', 'c', '')]).size,
    ).toBe(4);
  });

  test('does not collide among a hundred thousand neighbours', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => stableId('handoff', String(index)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('never changes from one version to the next: a repeated webhook must find its handoff', () => {
    expect(stableId('handoff', 'sales-qualified-lead', 'hubspot:contact:101')).toBe(
      'yiwnalsegt2n5xltuvcvaoerde',
    );
  });
});

describe('a subject id', () => {
  test.each(['handoff', 'blocked', 'incident', 'contract'] as const)(
    'names a %s and is taken apart again',
    (kind) => {
      expect(subjectParts(subjectId(kind, 'a.1:b-c_d'))).toEqual({ kind, id: 'a.1:b-c_d' });
    },
  );

  test.each(['handoff#', 'lead#a', 'handoff', 'handoff#a b', 'handoff#a#b', 'handoff#a\n', ''])(
    'is not %j',
    (text) => {
      expect(subjectIdSchema.safeParse(text).success).toBe(false);
    },
  );
});

test.each(['a'.repeat(25), 'a'.repeat(27), 'A'.repeat(26), `${'a'.repeat(25)}1`, `${'a'.repeat(26)}\n`])(
  'the id of a handoff is not %j',
  (text) => {
    expect(handoffIdSchema.safeParse(text).success).toBe(false);
  },
);

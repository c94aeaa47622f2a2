import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transforms } from '#domain/contract/target.ts';
import { transformed } from '#domain/mapping/transform.ts';

const anyValue = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[+-]?\d{1,30}(\.\d{1,10})?$/),
  fc
    .date({ min: new Date('1971-01-01'), max: new Date('9998-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
);

describe('a value in another form', () => {
  it.each([
    ['trim', ' a b ', 'a b'],
    ['lower-case', 'Äpfel', 'äpfel'],
    ['upper-case', 'eu', 'EU'],
    ['first-line', 'one\r\ntwo', 'one'],
    ['email', ' Amelia.Hart@Example.com', 'amelia.hart@example.com'],
    ['phone', '+1 (888) 482-7768', '+18884827768'],
    ['number', '0150.50', '150.5'],
    ['number', '12345678901234567890', '12345678901234567890'],
    ['number', '+1234567890123456789012.10', '1234567890123456789012.1'],
    ['number', '-0.0', '0'],
    ['number', '-007', '-7'],
    ['whole-number', '42', '42'],
    ['whole-number', '042.00', '42'],
    ['whole-number', '9007199254740993', '9007199254740993'],
    ['date', '2030-01-31T23:30:00.000Z', '2030-01-31'],
    ['date', '2028-02-29', '2028-02-29'],
    ['instant', '1896048000000', '2030-01-31T00:00:00.000Z'],
    ['instant', '100000000000', '1973-03-03T09:46:40.000Z'],
    ['instant', '2030-01-31T10:00Z', '2030-01-31T10:00:00.000Z'],
    ['instant', '2030-01-31', '2030-01-31T00:00:00.000Z'],
    ['instant', '2030-01-31T12:00:00.000+0200', '2030-01-31T10:00:00.000Z'],
    ['true-or-false', 'Yes', 'true'],
    ['true-or-false', '0', 'false'],
    ['true-or-false', 'TRUE', 'true'],
    ['true-or-false', '1', 'true'],
    ['true-or-false', 'false', 'false'],
    ['true-or-false', 'no', 'false'],
    ['first-line', 'one  \ntwo', 'one'],
    ['phone', '030 123456', '030123456'],
    ['number', '-1', '-1'],
    ['number', '+1', '1'],
  ] as const)('%s of %j is %j', (as, value, expected) => {
    expect(transformed(as, value)).toBe(expected);
  });

  it.each([
    ['email', 'amelia at example'],
    ['email', 'Amelia <amelia@example.com'],
    ['email', 'amelia@example.com or so'],
    ['phone', 'ask her'],
    ['phone', 'tel+18884827768'],
    ['phone', '+18884827768x12'],
    ['number', '1,000'],
    ['number', '1e3'],
    ['whole-number', '4.2'],
    ['date', '31.01.2030'],
    ['date', '2030-02-30'],
    ['date', '2030-01'],
    ['instant', '2030-01'],
    ['date', 'on 2030-01-31'],
    ['date', '2030-01-31 or so'],
    ['instant', '2030-01-31T12:00:00'],
    ['instant', '2026-02-30T00:00:00Z'],
    ['instant', '2026-02-29T23:30:00+02:00'],
    ['instant', '2026-02-20T1:2:3Z'],
    ['instant', '18960480000'],
    ['instant', '18960480000000'],
    ['date', '2026-02-30T00:00:00Z'],
    ['instant', 'since 2030-01-31T12:00:00Z'],
    ['instant', '2030-01-31T12:00:00Z or so'],
    ['instant', 'x1896048000000'],
    ['instant', '1896048000000x'],
    ['instant', '99999999999999999'],
    ['true-or-false', 'maybe'],
    ['true-or-false', 'constructor'],
  ] as const)('%s of %j is nothing: it is not guessed', (as, value) => {
    expect(transformed(as, value)).toBeUndefined();
  });

  it('stays nothing where there is nothing', () => {
    for (const as of transforms) expect(transformed(as, '  ')).toBe('');
  });

  it('is the same once more: whatever came out goes through unchanged', () => {
    fc.assert(
      fc.property(fc.constantFrom(...transforms), anyValue, (as, value) => {
        const once = transformed(as, value);
        if (once !== undefined) expect(transformed(as, once)).toBe(once);
      }),
    );
  });
});

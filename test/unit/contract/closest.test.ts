import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestStatus } from '#domain/contract/closest.ts';
import { editDistance } from '#domain/contract/edit-distance.ts';
import { statusSchema } from '#domain/contract/ids.ts';
import { nearness } from '#domain/contract/nearness.ts';
import { sampleContract } from './sample.ts';

const { statusMap } = sampleContract;

describe('the closest status', () => {
  it.each([
    ['SQL', 'salesqualifiedlead'],
    ['sql', 'salesqualifiedlead'],
    ['MQL', 'marketingqualifiedlead'],
    ['Sales Qualified', 'salesqualifiedlead'],
    ['Sales Qualified Lead', 'salesqualifiedlead'],
    ['sales_qualified', 'salesqualifiedlead'],
    ['salesqualifedlead', 'salesqualifiedlead'],
    ['Marketing-qualified', 'marketingqualifiedlead'],
    ['opportunty', 'opportunity'],
    ['Customers', 'customer'],
  ])('to %s is %s', (value, vendorValue) => {
    expect(closestStatus(value, statusMap)?.vendorValue).toBe(vendorValue);
  });

  it.each(['', '   ', 'evangelist', '1234567', 'x', '🎉'])('to "%s" is none', (value) => {
    expect(closestStatus(value, statusMap)).toBeUndefined();
  });

  it('is none when two statuses are equally near', () => {
    const map = { stage1: statusSchema.parse('first'), stage2: statusSchema.parse('second') };
    expect(closestStatus('stage3', map)).toBeUndefined();
  });

  it('is the mapped value itself, whatever its case and punctuation', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(statusMap)), fc.boolean(), (value, upper) => {
        const written = ` ${upper ? value.toUpperCase() : value}. `;
        expect(closestStatus(written, statusMap)?.vendorValue).toBe(value);
      }),
    );
  });
});

describe('the edit distance', () => {
  it('counts a swap of neighbours as one', () => {
    expect(editDistance('lead', 'laed')).toBe(1);
  });

  it('is symmetric, zero for equal texts only, and at most the longer length', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

it('nearness is symmetric and between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const near = nearness(a, b);
      expect(near).toBe(nearness(b, a));
      expect(near).toBeGreaterThanOrEqual(0);
      expect(near).toBeLessThanOrEqual(1);
    }),
  );
});

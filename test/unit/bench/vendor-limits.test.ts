import { describe, expect, it } from 'vitest';
import { VendorLimits } from '../../../bench/throughput/vendor-limits.ts';

const read = { isWrite: false, seconds: 0.3 };
const write = { isWrite: true, seconds: 0.3 };
const rate = (window: 'rolling' | 'fixed') => ({ name: 'two', seconds: 10, requests: 2, window }) as const;

describe('the limits of a vendor', () => {
  it('a rolling window lets one in as soon as one has left it', () => {
    const limits = new VendorLimits({ rates: [rate('rolling')], concurrency: [] });
    expect([limits.enter(0, read), limits.enter(4_000, read)]).toEqual([undefined, undefined]);
    expect(limits.enter(9_000, read)).toEqual({ name: 'two', afterSeconds: 1 });
    expect(limits.enter(10_000, read)).toBeUndefined();
    expect(limits.enter(10_001, read)).toEqual({ name: 'two', afterSeconds: 3.999 });
  });

  it('a fixed window lets none in until it ends, and as many again after that', () => {
    const limits = new VendorLimits({ rates: [rate('fixed')], concurrency: [] });
    limits.enter(1_000, read);
    limits.enter(2_000, read);
    expect(limits.enter(9_000, read)).toEqual({ name: 'two', afterSeconds: 2 });
    expect([limits.enter(11_000, read), limits.enter(11_000, read)]).toEqual([undefined, undefined]);
    expect(limits.enter(11_000, read)?.name).toBe('two');
  });

  it('the first limit that is met is the one that is told, and none is used up by what is refused', () => {
    const day = { name: 'day', seconds: 86_400, requests: 3, window: 'fixed' } as const;
    const limits = new VendorLimits({ rates: [rate('rolling'), day], concurrency: [] });
    for (let one = 0; one < 5; one += 1) limits.enter(0, read);
    expect(limits.enter(10_000, read)).toBeUndefined();
    expect(limits.enter(10_000, read)).toEqual({ name: 'day', afterSeconds: 86_390 });
  });

  it('so many at once of what a limit counts, and as many of the rest as like', () => {
    const writes = { name: 'writes', requests: 1, counts: ({ isWrite }: typeof read) => isWrite };
    const limits = new VendorLimits({ rates: [], concurrency: [writes] });
    expect(limits.enter(0, write)).toBeUndefined();
    expect(limits.enter(0, write)).toEqual({ name: 'writes', afterSeconds: 0.3 });
    expect(limits.enter(0, read)).toBeUndefined();
    limits.leave(write);
    expect(limits.enter(0, write)).toBeUndefined();
  });
});

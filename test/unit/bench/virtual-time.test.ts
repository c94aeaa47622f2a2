import { describe, expect, it } from 'vitest';
import { NothingLeftError, VirtualTime } from '../../../bench/throughput/virtual-time.ts';

const begin = Date.parse('2030-01-31T12:00:00.000Z');

describe('virtual time', () => {
  it('goes from one thing that is due to the next', async () => {
    const time = new VirtualTime(begin);
    const seen: string[] = [];
    time.after(60, () => void seen.push(`b ${time.iso()}`));
    time.after(5, () => void seen.push(`a ${time.iso()}`));
    await time.runUntil(() => seen.length === 2);
    expect(seen).toEqual(['a 2030-01-31T12:00:05.000Z', 'b 2030-01-31T12:01:00.000Z']);
  });

  it('lets two go on by turns, each until it sleeps', async () => {
    const time = new VirtualTime(begin);
    const seen: string[] = [];
    const walk = (name: string, seconds: number) => async () => {
      for (let step = 1; step <= 2; step += 1) {
        seen.push(`${name}${String(step)}`);
        await new Promise((resolve) => setImmediate(resolve));
        await time.sleep(seconds);
      }
      seen.push(`${name} ends`);
    };
    time.after(0, walk('slow', 3));
    time.after(0, walk('fast', 1));
    await time.runUntil(() => seen.length === 6);
    expect(seen).toEqual(['slow1', 'fast1', 'fast2', 'fast ends', 'slow2', 'slow ends']);
    expect(time.now() - begin).toBe(6000);
  });

  it('lets those that are due at the same time go in the order in which they asked', async () => {
    const time = new VirtualTime(begin);
    const seen: number[] = [];
    for (const one of [1, 2, 3]) time.after(1, () => void seen.push(one));
    await time.runUntil(() => seen.length === 3);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('ends with what an act rejects with', async () => {
    const time = new VirtualTime(begin);
    time.after(0, () => Promise.reject(new Error('broken')));
    await expect(time.runUntil(() => false)).rejects.toThrow('broken');
  });

  it('says so when nothing is due and it is not over', async () => {
    await expect(new VirtualTime(begin).runUntil(() => false)).rejects.toThrow(NothingLeftError);
  });
});

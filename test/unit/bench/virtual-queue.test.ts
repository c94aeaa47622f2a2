import { describe, expect, it } from 'vitest';
import { VirtualQueue } from '../../../bench/throughput/virtual-queue.ts';
import { VirtualTime } from '../../../bench/throughput/virtual-time.ts';

const settings = { workers: 1, visibilitySeconds: 60, receivedAtMost: 3 };

/** A queue whose worker takes ten seconds for a message, and what it did when. */
function working(workers = 1, isProcessed: (body: string) => boolean = () => true) {
  const time = new VirtualTime(0);
  const seen: string[] = [];
  const queue = new VirtualQueue<string>(time, { ...settings, workers }, async (body, worker) => {
    seen.push(`${body} at ${String(time.now() / 1000)} by ${String(worker)}`);
    await time.sleep(10);
    return isProcessed(body);
  });
  return { time, seen, queue };
}

describe('a virtual queue', () => {
  it('delivers a message after its delay', async () => {
    const { time, seen, queue } = working();
    queue.send('later', 900);
    queue.send('now', 0);
    await time.runUntil(() => seen.length === 2);
    expect(seen).toEqual(['now at 0 by 0', 'later at 900 by 0']);
  });

  it('refuses a delay that SQS does not take', () => {
    expect(() => working().queue.send('too late', 901)).toThrow(RangeError);
  });

  it('has as many messages worked on at once as it has workers', async () => {
    const { time, seen, queue } = working(2);
    for (const body of ['a', 'b', 'c']) queue.send(body, 0);
    await time.runUntil(() => seen.length === 3);
    expect(seen).toEqual(['a at 0 by 0', 'b at 0 by 1', 'c at 10 by 0']);
  });

  it('delivers what was not processed again, until it is a dead letter', async () => {
    const { time, seen, queue } = working(1, () => false);
    queue.send('bad', 0);
    await time.runUntil(() => queue.dead.length > 0);
    expect(seen).toEqual(['bad at 0 by 0', 'bad at 70 by 0', 'bad at 140 by 0']);
    expect(queue.dead).toEqual(['bad']);
  });
});

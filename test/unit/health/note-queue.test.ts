import { expect, test } from 'vitest';
import { memoryHealth } from '#adapters/memory/system-health.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { noteQueue } from '#application/health/note-queue.ts';
import { at, settings } from '#test/unit/handoff/given.ts';

const world = createWorld();
const health = memoryHealth(world);
let reads = 0;
const counting = {
  ...health,
  queue: (system: string) => {
    reads += 1;
    return health.queue(system);
  },
};
const note = (waitedSeconds: number | undefined, seconds: number) =>
  noteQueue({ health: counting, settings }, 'asana', { at: at(seconds), waitedSeconds });

test('a queue that is not long costs nothing, and one that is, a read each and a write now and then', async () => {
  await note(2, 0);
  await note(undefined, 0);
  expect([reads, world.queueProgress.size]).toEqual([0, 0]);
  await note(200, 10);
  const first = { seenAt: at(10), front: at(-190) };
  expect(world.queueProgress.get('asana')).toEqual({ first, last: first });
  await note(205, 20);
  expect(world.queueProgress.get('asana')).toEqual({ first, last: first });
  await note(210, 40);
  expect(world.queueProgress.get('asana')).toEqual({ first, last: { seenAt: at(40), front: at(-170) } });
  expect(reads).toBe(3);
});

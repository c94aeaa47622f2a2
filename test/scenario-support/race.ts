import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Stage } from './stage.ts';

export type Act = () => Promise<unknown>;

const runner = new AsyncLocalStorage<number>();

/**
 * Lets two acts run at once: the first makes as many calls on ports as the first turn says, then the second as many as
 * the second turn says, and so on; when there are no turns left, each runs to its end. How many calls each made.
 */
export async function interleave(
  stage: Stage,
  acts: readonly [Act, Act],
  turns: readonly number[],
): Promise<readonly [number, number]> {
  const parked: (() => void)[][] = [[], []];
  const over = [false, false];
  const calls: [number, number] = [0, 0];
  stage.fates.gate = () => new Promise((resolve) => parked[runner.getStore() ?? 0]?.push(resolve));
  const ends = acts.map((act, index) => runner.run(index, act).finally(() => (over[index] = true)));
  const queue = [...turns];
  let who: 0 | 1 = 0;
  let left = queue.shift() ?? Infinity;
  while (over.includes(false)) {
    await setImmediate();
    if (over[who] === true || left === 0) {
      who = who === 0 ? 1 : 0;
      left = queue.shift() ?? Infinity;
    }
    const go = parked[who]?.shift();
    if (go === undefined) continue;
    left -= 1;
    calls[who] += 1;
    go();
  }
  stage.fates.gate = undefined;
  await Promise.all(ends);
  return calls;
}

/**
 * Every way in which the first act can be interrupted once, at any of its calls, by any number of calls of the second,
 * each on a stage of its own. Answers how many ways there were.
 */
export async function race(
  prepare: () => Promise<Stage>,
  acts: (stage: Stage) => readonly [Act, Act],
  check: (stage: Stage, turns: readonly number[]) => Promise<void> | void,
): Promise<number> {
  const start = await prepare();
  const [first] = await raceOnce(start, acts, []);
  const [, second] = await raceOnce(start, acts, [0]);
  let ways = 0;
  for (let one = 0; one < first; one += 1) {
    for (let other = 1; other <= second; other += 1) {
      const turns = [one, other, Infinity];
      await raceOnce(start, acts, turns, (stage) => check(stage, turns));
      ways += 1;
    }
  }
  return ways;
}

async function raceOnce(
  start: Stage,
  acts: (stage: Stage) => readonly [Act, Act],
  turns: readonly number[],
  check: (stage: Stage) => Promise<void> | void = () => undefined,
): Promise<readonly [number, number]> {
  const stage = start.fork();
  const calls = await interleave(stage, acts(stage), turns);
  await stage.run();
  await check(stage);
  return calls;
}

import { setImmediate } from 'node:timers/promises';
import type { Stage } from './stage.ts';

/** A number from 0 to below `count`. */
export type Choose = (count: number) => number;

interface Parked {
  readonly process: number;
  readonly go: () => void;
}

/** More processes at once only make the same interleavings rarer. */
const AT_ONCE = 4;

/**
 * Plays everything that can be done at once: each call of a process on a port is a moment at which any other may go
 * first, and which one does is chosen. `acts` are things that people do meanwhile.
 */
export async function runConcurrently(
  stage: Stage,
  choose: Choose,
  acts: readonly (() => Promise<unknown>)[] = [],
): Promise<void> {
  const parked: Parked[] = [];
  const waiting = [...acts];
  let active = 0;
  const begin = (act: () => Promise<unknown>): void => {
    active += 1;
    void act().finally(() => (active -= 1));
  };
  stage.fates.gate = (process) => new Promise((resolve) => parked.push({ process, go: resolve }));
  for (let step = 0; ; step += 1) {
    if (step > 20_000) throw new Error('the stage does not come to rest');
    const works = active < AT_ONCE ? stage.ready() : [];
    const options: readonly (() => void)[] = [
      ...parked.map((one) => () => {
        parked.splice(parked.indexOf(one), 1);
        one.go();
      }),
      ...waiting.map((act) => () => {
        waiting.splice(waiting.indexOf(act), 1);
        begin(act);
      }),
      ...works.map((work) => () => begin(() => stage.start(work))),
    ];
    const option = options[choose(options.length)];
    if (option === undefined && active === 0) break;
    option?.();
    await setImmediate();
  }
  stage.fates.gate = undefined;
  await stage.run();
}

/** A repeatable choice for each seed: Marsaglia's xorshift of 32 bits. */
export function seeded(seed: number): Choose {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (count) => {
    state ^= (state << 13) >>> 0;
    state ^= state >>> 17;
    state ^= (state << 5) >>> 0;
    state >>>= 0;
    return count === 0 ? 0 : state % count;
  };
}

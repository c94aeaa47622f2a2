import { afterEach, beforeEach } from 'vitest';
import { createStage } from '../operate/stage.ts';
import { signedIn } from './run-baton.ts';
import { runHere } from './run-here.ts';
import { serveStage } from './serve-stage.ts';
import type { ServedStage } from './serve-stage.ts';

/** A new stage in memory for each test of a file, and the command against it, in this process. */
export function commandHere() {
  let stage: ReturnType<typeof createStage>;
  let served: ServedStage;
  beforeEach(async () => {
    stage = createStage();
    served = await serveStage(stage);
  });
  afterEach(() => served.stop());
  return {
    /** Those of the test that runs. */
    stage: () => stage,
    served: () => served,
    baton: (...words: readonly string[]) => runHere(words, { env: { ...signedIn, BATON_URL: served.url } }),
  };
}

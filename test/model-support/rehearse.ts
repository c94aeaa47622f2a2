import { readyJobs } from './enabled.ts';
import type { Act } from './job.ts';
import type { ModelState } from './state.ts';
import { begin } from './step.ts';
import type { Surroundings } from './step.ts';

/** Lets people act one after the other, each when everything is at rest, and nothing goes wrong; if none acts, it only comes to rest. */
export async function rehearse(
  state: ModelState,
  around: Surroundings,
  acts: readonly Act[],
): Promise<ModelState> {
  if (acts.length === 0) return rest(state, around);
  let present = state;
  for (const act of acts) {
    const rested = await rest(present, around);
    present = (await begin(rested, around, { kind: 'act', act, process: rested.processes })).state;
  }
  return present;
}

/** Does all that can be done without time going by, one thing after the other. */
export async function rest(state: ModelState, around: Surroundings): Promise<ModelState> {
  let present = state;
  for (let step = 0; step < 200; step += 1) {
    const [job] = readyJobs(present);
    if (job === undefined) return present;
    present = (await begin(present, around, job)).state;
  }
  throw new Error('it does not come to rest');
}

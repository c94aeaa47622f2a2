import type { Around } from './around.ts';
import type { LambdaName } from './lambdas.ts';

/** One call of one Lambda on one of its ports. */
export interface Call {
  readonly lambda: LambdaName;
  readonly process: number;
  readonly call: string;
}

/** At which call of the whole story a process dies: before it arrived, or after it was carried out. */
export interface CrashPlan {
  readonly at: number;
  readonly moment: 'before' | 'after';
}

/** What all processes of one stage share. */
export interface Fates {
  /** Every call of the story so far. */
  readonly calls: Call[];
  /** Each fires once. */
  readonly crashes: CrashPlan[];
  /** Decides at each call whether its process dies of it; undefined: only the crashes that are planned by number. */
  doom: ((call: Call) => CrashPlan['moment'] | undefined) | undefined;
  /** Where calls wait for their turn, if somebody interleaves them. */
  gate: ((process: number) => Promise<void>) | undefined;
}

/** The process is dead: whatever it still tries comes to nothing. */
export class Crash extends Error {
  constructor(call: string) {
    super(`the process died at ${call}`);
    this.name = 'Crash';
  }
}

/** One process from its start to its end. */
export class Life {
  isOver = false;
  readonly around: Around;

  constructor(fates: Fates, lambda: LambdaName, process: number) {
    this.around = async (call, act) => {
      if (this.isOver) throw new Crash(call);
      await fates.gate?.(process);
      const made = { lambda, process, call };
      fates.calls.push(made);
      const moment = takePlan(fates)?.moment ?? fates.doom?.(made);
      if (moment === 'before') this.#die(call);
      const value = await act();
      if (moment === 'after') this.#die(call);
      return value;
    };
  }

  #die(call: string): never {
    this.isOver = true;
    throw new Crash(call);
  }
}

function takePlan({ calls, crashes }: Fates): CrashPlan | undefined {
  const index = crashes.findIndex(({ at }) => at === calls.length);
  return index < 0 ? undefined : crashes.splice(index, 1)[0];
}

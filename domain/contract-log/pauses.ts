import { earliest, latest } from '../time.ts';

/** A stretch of time in which a contract offers nothing and clocks of offers stand still; `to` may lie ahead. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/** The pause that holds at an instant; the end of one is no part of it. */
export function pauseAt(pauses: readonly Pause[], at: string): Pause | undefined {
  return pauses.find(({ from, to }) => from <= at && at < to);
}

/** One that holds gets another end; else a new one begins. Clocks differ: never before the one before it ended. */
export function pausedUntil(pauses: readonly Pause[], at: string, until: string): readonly Pause[] {
  const present = pauseAt(pauses, at);
  if (present === undefined) return [...pauses, { from: latest(at, pauses.at(-1)?.to), to: until }];
  return pauses.map((pause) => (pause === present ? { ...pause, to: until } : pause));
}

/** As they were until an instant: nothing of them lies after it. Clocks differ: one that began later has no length. */
export function pausesUpTo(pauses: readonly Pause[], at: string): readonly Pause[] {
  return pauses.map(({ from, to }) => ({ from, to: latest(from, earliest(to, at)) }));
}

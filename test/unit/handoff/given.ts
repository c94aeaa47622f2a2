import { expect } from 'vitest';
import type { HandoffCommand, HandoffRules } from '#domain/handoff/commands.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import { evolveHandoff } from '#domain/handoff/evolve.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Seen } from '#domain/handoff/reading.ts';
import type { Handoff, HandoffState } from '#domain/handoff/state.ts';
import type { Settings } from '#domain/settings.ts';
import { addSeconds } from '#domain/time.ts';
import { sampleContract } from '#test/unit/contract/sample.ts';

export const settings: Settings = {
  stepSeconds: 300,
  planLeaseSeconds: 120,
  claimSeconds: 60,
  backoffSeconds: 5,
};
export const rules: HandoffRules = { contract: sampleContract, settings };

const START = '2030-01-31T09:00:00.000Z';

/** The instant so many seconds after everything that was given. */
export function at(seconds: number): string {
  return addSeconds(START, seconds);
}

/** The state after these facts, each in a commit of its own at the start. */
export function fold(facts: readonly HandoffFact[]): HandoffState {
  return facts.reduce<HandoffState>(
    (state, fact, index) => evolveHandoff(state, fact, { seq: index + 1, at: START, correlationId: 'c-1' }),
    undefined,
  );
}

/** The same for a history that certainly begins. */
export function handoffAfter(...facts: readonly HandoffFact[]): Handoff {
  const state = fold(facts);
  if (state === undefined) throw new Error('the history is empty');
  return state;
}

/** Stands for the commit that says what a look is for, which a test seldom minds. */
export const OF_NOW = -1;

/** The same command, its look for what it is for in this state. */
export function aimed(command: HandoffCommand, state: HandoffState): HandoffCommand {
  if ('reading' in command)
    return { ...command, reading: { ...command.reading, seen: aimedAt(command.reading.seen, state) } };
  return 'seen' in command ? { ...command, seen: aimedAt(command.seen, state) } : command;
}

/** The same look alone. */
export function aimedAt(seen: Seen, state: HandoffState): Seen {
  return seen.aimSeq === OF_NOW ? { ...seen, aimSeq: state?.aimSeq ?? 0 } : seen;
}

/** `given(facts).when(command, seconds).then(facts)`, `.refuses(because, facts)` or `.staysQuiet()`. */
export function given(...history: readonly HandoffFact[]) {
  return {
    when(command: HandoffCommand, seconds = 0) {
      const state = fold(history);
      const decision = decideHandoff(state, aimed(command, state), rules, at(seconds));
      return {
        then: (...facts: readonly HandoffFact[]) => expect(decision).toEqual({ facts }),
        refuses: (because: string, ...facts: readonly HandoffFact[]) =>
          expect(decision).toEqual({ facts, refusal: { because } }),
        staysQuiet: () => expect(decision).toEqual({ facts: [] }),
        facts: decision.facts,
      };
    },
  };
}

import type { Situation } from '../routing/situation.ts';
import type { HandoffCommand, HandoffRules, RequestHandoff } from './commands.ts';
import { decideHandoff } from './decide.ts';
import { peopleDeadline } from './due.ts';
import { evolveHandoff } from './evolve.ts';
import type { HandoffFact } from './facts.ts';
import type { HandoffState } from './state.ts';

/** What one decision of the rehearsal would commit, and when. */
export interface Rehearsed {
  readonly at: string;
  readonly facts: readonly HandoffFact[];
}

/** More decisions than any chain of people has: a contract that does not come to an end is cut off here. */
const MOST_DECISIONS = 1000;

/**
 * What would become of a request to which nobody ever answers: the decisions themselves, played forward from deadline
 * to deadline until a person has to decide. The situation stays as it is now, but for the absences and working hours
 * that it knows of.
 */
export function rehearse(
  asked: Pick<RequestHandoff, 'request' | 'ambiguous' | 'contradicting'>,
  situation: Situation,
  rules: HandoffRules,
  now: string,
): readonly Rehearsed[] {
  const rehearsed: Rehearsed[] = [];
  let state: HandoffState;
  let next: Due | undefined = { at: now, command: { type: 'RequestHandoff', ...asked, situation } };
  while (next !== undefined && rehearsed.length < MOST_DECISIONS) {
    const { at, command }: Due = next;
    const { facts } = decideHandoff(state, command, rules, at);
    rehearsed.push({ at, facts });
    state = after(state, facts, at, rehearsed.length);
    next = nextOf(state, situation, at);
  }
  return rehearsed;
}

interface Due {
  readonly at: string;
  readonly command: HandoffCommand;
}

function after(state: HandoffState, facts: readonly HandoffFact[], at: string, seq: number): HandoffState {
  return facts.reduce<HandoffState>(
    (so, fact) => evolveHandoff(so, fact, { seq, at, correlationId: 'rehearsal' }),
    state,
  );
}

/** The workflow decides at once; people are waited for until their deadline. */
function nextOf(state: HandoffState, situation: Situation, at: string): Due | undefined {
  if (state?.status === 'deciding')
    return { at, command: { type: 'Advance', run: state.workflow.run, situation } };
  const deadline = state === undefined ? undefined : peopleDeadline(state);
  return deadline === undefined ? undefined : { at: deadline.at, command: { type: 'Wake' } };
}

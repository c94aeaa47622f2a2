import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { addSeconds } from '../time.ts';
import { textOf } from '../text-of.ts';
import type { ContractFact, ContractLog } from './contract-log.ts';
import { pauseAt } from './pauses.ts';

/** Clocks that stood still for longer would outlive the waits of the workflow. */
export const LONGEST_PAUSE_SECONDS = 30 * 24 * 60 * 60;

export type PauseCommand =
  | { readonly type: 'PauseContract'; readonly until: string; readonly textId?: string }
  | { readonly type: 'ResumeContract'; readonly textId?: string }
  | { readonly type: 'Wake' };

/** A pause always has an end, and a later one moves it; ended by hand or by the clock, it is over once. */
export function decidePause(state: ContractLog, command: PauseCommand, now: string): Decision<ContractFact> {
  switch (command.type) {
    case 'PauseContract':
      return pause(state, command, now);
    case 'ResumeContract':
      if (pauseAt(state.pauses, now) === undefined) return refused('not-paused');
      return decided({ type: 'ContractResumed', because: 'by-hand', ...textOf(command.textId) });
    case 'Wake':
      return state.endsAt !== undefined && now >= state.endsAt
        ? decided({ type: 'ContractResumed', because: 'ended' })
        : decided();
  }
}

function pause(
  { pauses }: ContractLog,
  { until, textId }: Extract<PauseCommand, { type: 'PauseContract' }>,
  now: string,
): Decision<ContractFact> {
  if (until <= now) return refused('ends-in-the-past');
  if (until > addSeconds(now, LONGEST_PAUSE_SECONDS)) return refused('paused-too-long');
  if (pauseAt(pauses, now)?.to === until) return decided();
  return decided({ type: 'ContractPaused', until, ...textOf(textId) });
}

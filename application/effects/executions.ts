import type { Handoff } from '#domain/handoff/state.ts';
import { logPosition, openWait } from '#domain/handoff/wait.ts';
import type { StoredToken } from '#domain/ports/side-items.ts';
import { isParked } from '../command-handoff.ts';
import type { EffectPorts } from './effect-ports.ts';

/** The task token of a wait turned out not to be one: a defect, thrown when all other effects are made. */
export class InvalidTokenError extends Error {
  readonly handoffId: string;

  constructor(handoffId: string) {
    super(`handoff ${handoffId}: the workflow does not know the token of a wait`);
    this.name = 'InvalidTokenError';
    this.handoffId = handoffId;
  }
}

/** The execution of the present run exists, unless the log already shows that it does or nothing needs one. */
export async function ensureExecution(ports: Pick<EffectPorts, 'executions'>, state: Handoff): Promise<void> {
  if (state.workflow.seen || isParked(state)) return;
  await ports.executions.start(state.handoffId, state.workflow.run);
}

/**
 * Resumes each wait that is over. A token that is newer than what this reader read is left alone: its wait may be the
 * one that the present log is in.
 */
export async function resumeWaits(
  ports: Pick<EffectPorts, 'tokens' | 'executions'>,
  state: Handoff,
): Promise<'resumed' | 'invalid'> {
  const tokens = await ports.tokens.list(state.handoffId);
  const over = tokens.filter((token) => isOver(state, token));
  const answers = [];
  for (const token of over) {
    answers.push(await resume(ports, state, token));
    await ports.tokens.remove(state.handoffId, token);
  }
  return answers.includes('invalid') ? 'invalid' : 'resumed';
}

function isOver(state: Handoff, { run, position }: StoredToken): boolean {
  if (run !== state.workflow.run) return run < state.workflow.run;
  if (position !== logPosition(state)) return position < logPosition(state);
  return openWait(state) === undefined;
}

async function resume(
  { executions }: Pick<EffectPorts, 'executions'>,
  state: Handoff,
  { run, token, executionState }: StoredToken,
): Promise<'resumed' | 'too-late' | 'invalid'> {
  if (run < state.workflow.run)
    return executions.fail(token, 'Superseded', `run ${String(state.workflow.run)}`);
  const accepted = executionState === 'offer' && state.status === 'syncing';
  const completed = executionState === 'sync' && state.status === 'completed';
  const takenBack = executionState === 'rollback' && state.status === 'cancelled';
  return accepted || completed || takenBack
    ? executions.succeed(token)
    : executions.fail(token, 'WaitOver', state.status);
}

/** Ends every execution of a handoff that may still be running, up to the run that was read. */
export async function stopExecutions(ports: Pick<EffectPorts, 'executions'>, state: Handoff): Promise<void> {
  for (let run = state.workflow.run; run > 0; run -= 1) {
    await ports.executions.stop(state.handoffId, run, state.status);
  }
}

import type { NextState } from '#domain/handoff/decide-advance.ts';
import type { StoredTask, World } from '#adapters/memory/world.ts';
import type { WaitState } from '#domain/handoff/facts.ts';
import type { Draft, Execution } from './state.ts';

/** The state machine as data: which state follows which, by how a wait ended or by what Advance said. */

/** Executions come to life and to an end through their port; a wait that was answered is left at once. */
export function takeNotice(draft: Draft): void {
  const executions = new Map(draft.executions);
  for (const { status, input } of draft.world.executions.values()) {
    const known = executions.get(input.run) ?? born(input.run);
    executions.set(input.run, status === 'stopped' ? over(known) : afterWait(draft.world, known));
  }
  draft.executions = executions;
}

function born(run: number): Execution {
  return { run, at: 'offer', visit: 1, token: undefined, failed: undefined, readyAt: '' };
}

function over(execution: Execution): Execution {
  return { ...execution, at: 'over', token: undefined, failed: undefined };
}

function afterWait(world: World, execution: Execution): Execution {
  const ended = execution.token === undefined ? undefined : world.tasks.get(execution.token)?.ended;
  return ended === undefined ? execution : leave(execution, ended);
}

function leave(execution: Execution, ended: NonNullable<StoredTask['ended']>): Execution {
  const { at } = execution;
  if (ended.kind === 'succeeded') return at === 'offer' ? moveTo(execution, 'sync') : over(execution);
  if (ended.error === 'Superseded') return over(execution);
  const failed = ended.error === 'WaitOver' || at === 'advance' || at === 'over' ? undefined : at;
  return { ...moveTo(execution, 'advance'), failed };
}

function moveTo(execution: Execution, at: Execution['at']): Execution {
  return { ...execution, at, visit: execution.visit + 1, token: undefined, failed: undefined, readyAt: '' };
}

/** Where an execution goes after Advance has answered; undefined: it never did. */
export function advanced(draft: Draft, run: number, next: NextState | undefined): void {
  const execution = draft.executions.get(run);
  if (execution?.at !== 'advance') return;
  const to = isWait(next) ? moveTo(execution, next) : over(execution);
  draft.executions = new Map([...draft.executions, [run, to]]);
}

function isWait(next: NextState | undefined): next is WaitState {
  return next === 'offer' || next === 'sync' || next === 'rollback';
}

/** The platform has no Lambda for an execution before then. */
export function putOff(draft: Draft, run: number, readyAt: string): void {
  const execution = draft.executions.get(run);
  if (execution !== undefined)
    draft.executions = new Map([...draft.executions, [run, { ...execution, readyAt }]]);
}

/** The Lambda of a wait has failed, and with it the wait; quiet if it was answered before. */
export function failWait(draft: Draft, token: string): void {
  const task = draft.world.tasks.get(token);
  if (task !== undefined) task.ended ??= { kind: 'failed', error: 'States.TaskFailed', cause: '' };
}

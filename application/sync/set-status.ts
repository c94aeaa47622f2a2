import type { Handoff } from '#domain/handoff/state.ts';
import type { StatusChange } from '#domain/handoff/status-change.ts';
import { owedStatus } from '#domain/handoff/status-change.ts';
import type { Deferred, VendorFailure } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import { addSeconds } from '#domain/time.ts';
import { commandHandoff, loadHandoff } from '../command-handoff.ts';
import { statusMark } from '../effects/connector-work.ts';
import { comeBack } from './job.ts';
import type { Settled } from './status-write.ts';
import { NO_HISTORY, writeStatus } from './status-write.ts';
import type { SyncPorts } from './sync-ports.ts';
import { enterTrouble, leaveTrouble, longWait } from './trouble.ts';

const actor = { kind: 'system', id: 'sync-target' } as const;

/** Tries of one change, with doubling waits in between; then an incident, which somebody may have tried again. */
const TRIES = 5;

interface Task {
  readonly message: ConnectorMessage;
  readonly state: Handoff;
  readonly change: StatusChange;
}

/**
 * Gives the record the status that its handoff wants it to have now: reads, writes only over what it was about,
 * reads back. A later change by somebody stands. A failure opens an incident and never holds the handoff. What is
 * wanted no more is seen to as well: something of it may be out.
 */
export async function setStatus(ports: SyncPorts, message: ConnectorMessage): Promise<string> {
  const { handoffId, target } = message;
  const state = await loadHandoff(ports, handoffId);
  const change = state === undefined ? undefined : owedStatus(state);
  if (state === undefined || change === undefined) return 'done';
  const now = ports.now();
  const leaseUntil = addSeconds(now, ports.settings.claimSeconds);
  const claim = await ports.reflections.claim(handoffId, statusMark(target), change.seq, now, leaseUntil);
  if (claim === 'done') return 'done';
  if (claim === 'busy') return comeBack(ports, message, ports.settings.claimSeconds);
  const answer = await writeStatus(ports, state, change, message.attempt);
  const task: Task = { message, state, change };
  return answer.kind === 'ok' ? settle(ports, task, answer.value) : notYet(ports, task, answer);
}

/**
 * The trouble is left before the change counts as made: whoever comes after a crash in between does it again. What was
 * overtaken while it was being written is taken back by who comes next.
 */
async function settle(
  ports: SyncPorts,
  { message, state, change: { system, seq } }: Task,
  outcome: Settled,
): Promise<string> {
  const { handoffId } = state;
  await leaveTrouble(ports, state, statusMark(system));
  const command = { type: 'SettleStatus', dueSeq: seq, outcome } as const;
  const { refusal } = await commandHandoff(ports, { handoffId, command, actor });
  if (refusal?.because === 'unwanted') return comeBack(ports, message, ports.settings.claimSeconds);
  await ports.reflections.markDone(handoffId, statusMark(system), seq);
  return outcome;
}

/** Else nobody would hear of a system that is left alone for long. */
async function putOff(ports: SyncPorts, { message, state, change }: Task, answer: Deferred): Promise<string> {
  const { system, seq } = change;
  if (answer.isLong === true)
    await enterTrouble(ports, state, {
      mark: statusMark(system),
      seq,
      cause: longWait(system, answer),
      since: answer.since,
    });
  return comeBack(ports, message, answer.afterSeconds);
}

async function notYet(ports: SyncPorts, task: Task, answer: VendorFailure): Promise<string> {
  const { message, state, change } = task;
  if (answer.kind === 'deferred') return putOff(ports, task, answer);
  const isLast = message.attempt >= TRIES;
  // What may be somebody's own change is not written over.
  if (isLast && reasonOf(answer) === NO_HISTORY) return settle(ports, task, 'changed');
  if (isLast || (answer.kind === 'refused' && answer.permanent)) {
    const { system, seq } = change;
    const cause = { kind: 'status-failed', target: system, because: reasonOf(answer) } as const;
    await enterTrouble(ports, state, { mark: statusMark(system), seq, cause });
    return 'given-up';
  }
  const backoff = Math.max(ports.settings.backoffSeconds * 2 ** message.attempt, ports.settings.claimSeconds);
  return comeBack(ports, { ...message, attempt: message.attempt + 1 }, backoff);
}

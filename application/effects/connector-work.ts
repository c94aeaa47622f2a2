import type { Contract } from '#domain/contract/contract.ts';
import { targetNamed } from '#domain/contract/target.ts';
import { awaitedTargets, isPutOff } from '#domain/handoff/due.ts';
import type { Handoff, TargetState } from '#domain/handoff/state.ts';
import type { StatusChange } from '#domain/handoff/status-change.ts';
import { owedStatus } from '#domain/handoff/status-change.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import { secondsUntil } from '#domain/time.ts';
import type { EffectPorts } from './effect-ports.ts';

type WorkPorts = Pick<EffectPorts, 'queues' | 'reflections' | 'now'>;

/** SQS delays a message by 15 minutes at most; the timer covers what is longer. */
export const LONGEST_DELAY_SECONDS = 900;

/**
 * Queues what a connector owes, by facts and never by which commit is newest: a message too many is dropped by its
 * worker. The first messages of a run are start-sync's own work.
 */
export async function sendConnectorWork(ports: WorkPorts, state: Handoff, contract: Contract): Promise<void> {
  const now = ports.now();
  for (const [target, known] of owedTargets(state, now)) {
    await ports.queues.connect(connectorMessage(state, target, 'sync'), delayOf(known, now));
  }
  const { difference } = state;
  if (difference !== undefined && difference.looks > 0)
    await ports.queues.connect(connectorMessage(state, difference.target, 'look'), 0);
  const status = owedStatus(state);
  if (status !== undefined && (await isStatusOwed(ports, state, status)))
    await ports.queues.connect(connectorMessage(state, status.system, 'status'), 0);
  for (const target of showingTargets(state, contract)) {
    if ((await ports.reflections.shownSeq(state.handoffId, target)) >= state.reflectSeq) continue;
    await ports.queues.connect(connectorMessage(state, target, 'reflect'), 0);
  }
}

/** Only where there are properties of Baton's own is there something to show. */
function showingTargets({ targets }: Handoff, contract: Contract): readonly string[] {
  return Object.keys(targets).filter((name) => targetNamed(contract, name)?.properties !== undefined);
}

async function isStatusOwed(
  { reflections }: WorkPorts,
  { handoffId }: Handoff,
  { system, seq }: StatusChange,
): Promise<boolean> {
  return (await reflections.shownSeq(handoffId, statusMark(system))) < seq;
}

/** Under which name it is kept how far the statuses of a handoff have been seen to. */
export function statusMark(system: string): string {
  return `${system}-status`;
}

/** The first message about one target of a handoff. */
export function connectorMessage(
  { handoffId, correlationId }: Handoff,
  target: string,
  work: ConnectorMessage['work'],
): ConnectorMessage {
  return { handoffId, target, work, attempt: 1, correlationId };
}

/**
 * Nothing is owed before a wait is over: its end is a commit of its own, by the timer, and owes the next message. Nor
 * while a message is known to stand in the queue.
 */
function owedTargets(state: Handoff, now: string): readonly (readonly [string, TargetState])[] {
  return awaitedTargets(state).filter(
    ([name, target]) => target.queued === undefined && isOwed(state, target) && !isPutOff(state, name, now),
  );
}

/** A target that is to be taken back has nobody at work until its turn comes: then this message is the first. */
function isOwed({ status, workflow }: Handoff, target: TargetState): boolean {
  if (status === 'cancelling' || workflow.overdue > 0) return true;
  const planSeq = status === 'rolling-back' ? target.reversal?.planSeq : (target.lastPlan?.seq ?? 0);
  return planSeq === undefined || target.deferralEndedSeq > planSeq;
}

/** Nobody may act under a live lease: the message comes when it ends. */
function delayOf({ plan }: TargetState, now: string): number {
  return plan === undefined ? 0 : Math.min(LONGEST_DELAY_SECONDS, secondsUntil(now, plan.leaseUntil));
}

import type { Contract } from '#domain/contract/contract.ts';
import { isInPilot } from '#domain/handoff/pilot.ts';
import type { Exception, Handoff } from '#domain/handoff/state.ts';
import type { SubjectId } from '#domain/ids.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import { deciderOf } from '#domain/incident/decider-of.ts';
import type { Actor } from '#domain/log/commit.ts';
import { commandIncident } from '../command-incident.ts';
import type { EffectPorts } from './effect-ports.ts';

const actor: Actor = { kind: 'system', id: 'effects' };

/**
 * Each exception of a handoff stands in an incident for as long as it lasts. One that is over already is entered and
 * left again: it was still owed its notice. New ones first, so that a shared incident does not end in between. What
 * has been entered or left is marked once the incident's log says so: a handoff that waits is looked at again and again,
 * and the log of an incident of thousands is long.
 */
export async function keepIncidents(
  ports: EffectPorts,
  subject: SubjectId,
  state: Handoff,
  contract: Contract,
): Promise<void> {
  const kept = [];
  for (const exception of state.exceptions) {
    if (!(await isLeft(ports, subject, exception))) kept.push(exception);
  }
  for (const exception of kept) {
    const mark = `joined ${memberOf(subject, exception)}`;
    if (await ports.claims.isDone(mark)) continue;
    await join(ports, subject, state, exception, contract);
    await ports.claims.markDone(mark, ports.now());
  }
  for (const exception of kept) {
    if (exception.endedSeq !== undefined) await leave(ports, subject, state, exception);
  }
}

async function isLeft({ claims }: EffectPorts, subject: SubjectId, exception: Exception): Promise<boolean> {
  return exception.endedSeq !== undefined && claims.isDone(leftMark(subject, exception));
}

function leftMark(subject: SubjectId, exception: Exception): string {
  return `left ${memberOf(subject, exception)}`;
}

async function join(
  ports: EffectPorts,
  subject: SubjectId,
  state: Handoff,
  exception: Exception,
  contract: Contract,
): Promise<void> {
  const { cause, since } = exception;
  // A pilot leaves whoever is not in it in peace.
  const giver = isInPilot(state, state.giver) ? state.giver : contract.contractOwner;
  await commandIncident(ports, {
    incidentId: incidentOf(state, exception),
    actor,
    correlationId: correlationIdSchema.parse(state.correlationId),
    command: {
      type: 'JoinIncident',
      member: memberOf(subject, exception),
      cause,
      ...(since === undefined ? {} : { since }),
      contract: contract.id,
      owner: deciderOf(cause, giver, contract, ports.bundle.directory),
      withinSeconds: contract.sla.incidentWithinSeconds,
    },
  });
}

async function leave(
  ports: EffectPorts,
  subject: SubjectId,
  state: Handoff,
  exception: Exception,
): Promise<void> {
  await commandIncident(ports, {
    incidentId: incidentOf(state, exception),
    actor,
    command: {
      type: 'LeaveIncident',
      members: [memberOf(subject, exception)],
      wentOn: wentOn(state, exception),
    },
  });
  await ports.claims.markDone(leftMark(subject, exception), ports.now());
}

/** In these it goes nowhere by itself. */
const STOPPED: ReadonlySet<Handoff['status']> = new Set(['held', 'cancelled']);

/** Whether the system that it waited for shows it now, and nobody is asked about it besides. */
function wentOn({ status, targets, epoch }: Handoff, { cause }: Exception): boolean {
  if (cause.kind !== 'target-deferred' || STOPPED.has(status)) return false;
  return targets[cause.target]?.done?.epoch === epoch;
}

/** The incident in which an exception of a handoff stands. */
export function incidentOf(state: Handoff, { cause, seq }: Pick<Exception, 'cause' | 'seq'>): string {
  return incidentIdOf(cause, { id: state.handoffId, seq });
}

function memberOf(subject: SubjectId, { seq }: Exception): string {
  return `${subject}@${String(seq)}`;
}

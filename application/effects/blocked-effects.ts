import type { BlockedEvent } from '#domain/blocked/blocked.ts';
import type { CorrelationId, SubjectId } from '#domain/ids.ts';
import { subjectId } from '#domain/ids.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import { INCIDENT_WITHIN_SECONDS } from '#domain/incident/incident.ts';
import type { Actor } from '#domain/log/commit.ts';
import { blockedRow } from '#domain/projection.ts';
import { blockedModel, foldCommits } from '#domain/subjects.ts';
import { commandIncident } from '../command-incident.ts';
import { presentContract } from '../contracts.ts';
import { dueUntilSettled, keepRow } from '../keep-row.ts';
import type { EffectPorts } from './effect-ports.ts';
import { settle } from './settle.ts';

const actor: Actor = { kind: 'system', id: 'effects' };

/** The effects of one blocked event: it stands in the incident of its cause; released, it goes in front of admission again. One that is only observed stands in the list, and in no incident. */
export async function applyBlockedEffects(
  ports: EffectPorts,
  blockedId: string,
): Promise<string | undefined> {
  const subject = subjectId('blocked', blockedId);
  const beganAt = ports.now();
  const commits = await ports.log.read(subject);
  const state = foldCommits(blockedModel, commits);
  const [first] = commits;
  if (state === undefined || first === undefined) return undefined;
  const row = dueUntilSettled(blockedRow(subject, state), ports.settings, beganAt);
  const present = await keepRow(ports, row);
  if (!state.isObserved) await keepIncident(ports, subject, blockedId, state, first.correlationId);
  if (state.status === 'released') await ports.queues.admit({ kind: 'readmit', blockedId }, 0);
  await settle(ports, present, { seq: state.seq, beganAt, dueAt: undefined });
  return first.correlationId;
}

async function keepIncident(
  ports: EffectPorts,
  subject: SubjectId,
  blockedId: string,
  state: BlockedEvent,
  correlationId: CorrelationId,
): Promise<void> {
  const incidentId = incidentIdOf(state.cause, { id: blockedId, seq: state.blockedSeq });
  const contract = state.contract === undefined ? undefined : presentContract(ports, state.contract);
  const member = `${subject}@${String(state.blockedSeq)}`;
  await commandIncident(ports, {
    incidentId,
    actor,
    correlationId,
    command: {
      type: 'JoinIncident',
      member,
      cause: state.cause,
      ...(contract === undefined ? {} : { contract: contract.id }),
      owner: contract?.contractOwner ?? ports.bundle.directory.desk,
      withinSeconds: contract?.sla.incidentWithinSeconds ?? INCIDENT_WITHIN_SECONDS,
    },
  });
  if (state.status === 'blocked') return;
  await commandIncident(ports, { incidentId, actor, command: { type: 'LeaveIncident', members: [member] } });
}

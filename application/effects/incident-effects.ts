import { subjectId, subjectIdSchema } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { incidentDueAt } from '#domain/incident/incident.ts';
import { milestonesOf } from '#domain/incident/milestones.ts';
import { incidentRow } from '#domain/projection.ts';
import { foldCommits, incidentModel } from '#domain/subjects.ts';
import { dueUntilSettled, keepRow } from '../keep-row.ts';
import type { EffectPorts } from './effect-ports.ts';
import { queueForChannel, queueForOnCall, queueIncidentNotices } from './incident-notices.ts';
import { settle } from './settle.ts';
import { keepTimer } from './timers.ts';

/** The effects of one incident: its deadline has a timer, and everybody who is owed word of it gets it. */
export async function applyIncidentEffects(ports: EffectPorts, incidentId: string): Promise<undefined> {
  const subject = subjectId('incident', incidentId);
  const beganAt = ports.now();
  const commits = await ports.log.read(subject);
  const state = foldCommits(incidentModel, commits);
  if (state === undefined) return undefined;
  const row = dueUntilSettled(incidentRow(subject, state), ports.settings, beganAt);
  const present = await keepRow(ports, row);
  const dueAt = incidentDueAt(state);
  const setSeq = Math.max(state.notices.at(-1)?.seq ?? 1, state.snoozedSeq ?? 1);
  await keepTimer(ports, subject, 'deadline', dueAt === undefined ? undefined : { at: dueAt, setSeq });
  await queueIncidentNotices(ports, subject, state);
  const milestones = milestonesOf(commits);
  await queueForChannel(ports, subject, milestones);
  await queueForOnCall(ports, subject, milestones);
  if (SHOWN_AGAIN.has(state.cause.kind)) await wakeRetried(ports, subject, state);
  await settle(ports, present, { seq: state.seq, beganAt, dueAt });
  return undefined;
}

/** What a connector could not show is a message of the handoff's own effects. */
const SHOWN_AGAIN: ReadonlySet<IncidentCause['kind']> = new Set(['reflect-failed', 'status-failed']);

/** What could not be shown is shown again by the effects of what somebody had tried again; once for each retry. */
async function wakeRetried(
  { queues, claims, now }: EffectPorts,
  subject: SubjectId,
  { retries }: Incident,
): Promise<void> {
  for (const { seq, members } of retries) {
    const mark = `retried ${subject} ${String(seq)}`;
    if (await claims.isDone(mark)) continue;
    const subjects = members.map((member) => subjectIdSchema.parse(member.slice(0, member.lastIndexOf('@'))));
    await queues.wake([...new Set(subjects)]);
    await claims.markDone(mark, now());
  }
}

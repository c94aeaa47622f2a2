import type { Contract } from '#domain/contract/contract.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import { namesThatCame } from '#domain/incident/came-since.ts';
import { everyMilestone } from '#domain/incident/milestones.ts';
import { openingsOf } from '#domain/incident/openings.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { NoticeMessage } from '#domain/ports/platform.ts';
import { foldCommits, handoffModel, incidentModel } from '#domain/subjects.ts';
import { inMail, queueForChannel, queueIncidentNotices } from './effects/incident-notices.ts';
import {
  noticeClaim,
  queueEndedOffers,
  queueMissedStart,
  queueMovedOffer,
  queueNews,
  queueOwnersNews,
  queueReminder,
} from './effects/notices.ts';
import type { Ports } from './ports.ts';

type OwingPorts = Pick<Ports, 'bundle' | 'texts'>;

/**
 * Every message that the log of a handoff has owed anybody at any time, each once, besides its offers: what the effects
 * of each of its commits would queue.
 */
export async function messagesOwed(
  ports: OwingPorts,
  subject: SubjectId,
  commits: readonly Commit[],
  contract: Contract,
): Promise<readonly NoticeMessage[]> {
  return collected(async (collecting) => {
    for (let count = 1; count <= commits.length; count += 1) {
      const state = foldCommits(handoffModel, commits.slice(0, count));
      if (state !== undefined)
        await queueAll({ ...collecting, bundle: ports.bundle }, subject, state, contract);
    }
  });
}

/**
 * The same of those openings of an incident in which something was, each by the ways on which it may have gone: what a
 * chat does not take goes by mail.
 */
export async function incidentMessagesOwed(
  { bundle, texts }: OwingPorts,
  incidentId: string,
  commits: readonly Commit[],
  about: SubjectId,
): Promise<readonly (readonly NoticeMessage[])[]> {
  const subject = subjectId('incident', incidentId);
  const incident = foldCommits(incidentModel, commits);
  if (incident === undefined) return [];
  const own = openingsOf(commits).filter((opening) => opening.flatMap(namesThatCame).includes(about));
  const seqs = new Set(own.flat().map(({ seq }) => seq));
  const notices = incident.notices.filter(({ seq }) => seqs.has(seq));
  const owed = await collected(async (collecting) => {
    await queueIncidentNotices({ ...collecting, bundle, texts }, subject, { ...incident, notices });
    await queueForChannel({ ...collecting, bundle, texts }, subject, own.flatMap(everyMilestone));
  });
  return owed.map((one) => (one.kind === 'incident-in-chat' ? [one, inMail(one)] : [one]));
}

type Queueing = Parameters<typeof queueMissedStart>[0];

async function queueAll(
  ports: Queueing,
  subject: SubjectId,
  state: Handoff,
  contract: Contract,
): Promise<void> {
  await queueReminder(ports, subject, state);
  await queueNews(ports, subject, state, contract);
  await queueOwnersNews(ports, subject, state);
  await queueMissedStart(ports, subject, state, contract);
  await queueMovedOffer(ports, subject, state);
  await queueEndedOffers(ports, subject, state);
}

/** Nothing is queued, and nothing counts as done: what would be queued is kept. */
async function collected(
  queueing: (ports: Omit<Queueing, 'bundle'>) => Promise<void>,
): Promise<readonly NoticeMessage[]> {
  const found = new Map<string, NoticeMessage>();
  const notify = (message: NoticeMessage): Promise<void> => {
    const claim = noticeClaim(message);
    if (!found.has(claim)) found.set(claim, message);
    return Promise.resolve();
  };
  // At no time is any of it seen to.
  await queueing({ queues: { notify }, claims: { isSeenTo: () => Promise.resolve(false) }, now: () => '' });
  return [...found.values()];
}

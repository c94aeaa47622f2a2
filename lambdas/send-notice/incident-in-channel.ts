import { noticeClaim } from '#application/effects/notices.ts';
import { reportTaken, reportUndeliverable } from '#application/unreachable-recipient.ts';
import { subjectParts } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { Milestone } from '#domain/incident/milestones.ts';
import { milestonesOf } from '#domain/incident/milestones.ts';
import { severityOf } from '#domain/incident/severity.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { ChatOutcome, Posting } from '#domain/ports/chat.ts';
import type { ChannelNotice } from '#domain/ports/platform.ts';
import { foldCommits, incidentModel } from '#domain/subjects.ts';
import { presentIncident } from '#lambdas/_presenting/incident-of.ts';
import { packageOf } from '#lambdas/_presenting/incident-package.ts';
import { nameOf, readerFor } from '#lambdas/_presenting/person.ts';
import { incidentPost } from '#views/slack/incident-post.ts';
import type { IncidentPostProps } from '#views/slack/incident-post.ts';
import type { NoticePorts } from './notice-ports.ts';
import { countHeld } from '#domain/incident/held-in.ts';

/**
 * Posts in the channel of operations what became of an incident: its opening as a message, all that follows below it.
 * What the channel refuses is an incident of its own; undefined if it is about an earlier opening, or nobody wants it.
 */
export async function tellChannel(
  ports: NoticePorts,
  actor: Actor,
  notice: ChannelNotice,
): Promise<ChatOutcome | undefined> {
  const posted = await post(ports, notice);
  if (posted?.outcome === 'refused') await reportUndeliverable(ports, actor, notice, posted.because);
  if (posted?.outcome === 'sent') await reportTaken(ports, actor, notice);
  return posted;
}

async function post(ports: NoticePorts, notice: ChannelNotice): Promise<ChatOutcome | undefined> {
  const { subjectId, seq } = notice;
  const { opsChannel } = ports.bundle.directory;
  const commits = await ports.log.read(subjectId);
  const incident = foldCommits(incidentModel, commits);
  const milestones = milestonesOf(commits);
  const milestone = milestones.find((one) => one.seq === seq);
  if (opsChannel === undefined || incident === undefined || milestone === undefined) return undefined;
  // A worker that died before it could say so has posted it.
  const there = await ports.postings.get(subjectId, seq, 'channel');
  if (there !== undefined) return { outcome: 'sent', posting: there };
  const opening = await openingOf(ports, notice, milestones);
  if (opening === 'to-come') return { outcome: 'later', because: 'opening-not-posted' };
  if (ports.chat === undefined) return { outcome: 'closed' };
  const message = incidentPost({
    ...(await presentForChannel(ports, incident)),
    news: newsOf(ports, milestone),
    command: `npx baton incidents show ${subjectParts(subjectId).id}`,
  });
  const posted = await ports.chat.post(opening?.channel ?? opsChannel, message, opening?.ts);
  if (posted.outcome === 'sent') await ports.postings.put(subjectId, seq, posted.posting, 'channel');
  return posted;
}

/** The message below which it belongs; undefined for that itself, and where it was not taken. */
async function openingOf(
  { postings, claims }: NoticePorts,
  notice: ChannelNotice,
  [opened]: readonly Milestone[],
): Promise<Posting | 'to-come' | undefined> {
  if (opened === undefined || opened.seq === notice.seq) return undefined;
  const posting = await postings.get(notice.subjectId, opened.seq, 'channel');
  if (posting !== undefined) return posting;
  return (await claims.isDone(noticeClaim({ ...notice, seq: opened.seq }))) ? undefined : 'to-come';
}

async function presentForChannel(ports: NoticePorts, incident: Incident) {
  const now = ports.now();
  const { cause, members, decideBy } = incident;
  return {
    incident: await presentIncident(ports, incident),
    severity: severityOf({ cause, holds: countHeld(members), decideBy }, now),
    known: await packageOf(ports, incident),
    reader: readerFor(undefined, now),
  };
}

function newsOf({ bundle }: NoticePorts, { kind, at, to = '' }: Milestone): IncidentPostProps['news'] {
  if (kind === 'assigned') return { kind, name: nameOf(bundle.directory, to) };
  return kind === 'ended' ? { kind, at } : { kind };
}

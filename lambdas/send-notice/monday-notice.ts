import { mondayTags } from '#application/mail-tags.ts';
import { reportTaken, reportUndeliverable } from '#application/unreachable-recipient.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { ChatOutcome } from '#domain/ports/chat.ts';
import type { MailOutcome, MondayNotice } from '#domain/ports/platform.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { mondayMail } from '#views/mails/monday-mail.tsx';
import type { MondayProps } from '#views/monday.ts';
import { mondayPost } from '#views/slack/monday-post.ts';
import type { NoticePorts } from './notice-ports.ts';

/**
 * Tells one recipient what a week begins with. Whom it does not reach is an incident, as with any other message; the
 * others have it all the same, and operations have it by mail also where the channel refuses it.
 */
export async function tellMonday(
  ports: NoticePorts,
  actor: Actor,
  notice: MondayNotice,
): Promise<MailOutcome | ChatOutcome | undefined> {
  const told =
    notice.recipient.kind === 'ops-channel' ? await post(ports, notice) : await mail(ports, notice);
  if (told?.outcome === 'refused') await reportUndeliverable(ports, actor, notice, told.because);
  if (told?.outcome === 'sent') await reportTaken(ports, actor, notice);
  return told;
}

/** Undefined for somebody who has left meanwhile. */
async function mail(ports: NoticePorts, notice: MondayNotice): Promise<MailOutcome | undefined> {
  const { directory } = ports.bundle;
  const { recipient } = notice;
  const person = recipient.kind === 'person' ? personById(directory, recipient.id) : undefined;
  const isHere = recipient.kind === 'ops' || person?.isActive === true;
  if (!isHere) return undefined;
  const to = person?.email ?? directory.ops;
  const sent = mondayMail(person === undefined ? forTeam(ports, notice) : forReader(ports, notice, person));
  return ports.mailer.send({ ...sent, to, headers: [], tags: mondayTags(notice) });
}

async function post(ports: NoticePorts, notice: MondayNotice): Promise<ChatOutcome | undefined> {
  const { opsChannel } = ports.bundle.directory;
  if (opsChannel === undefined) return undefined;
  // A worker that died before it could say so has posted it.
  const { subjectId, seq } = notice;
  const there = await ports.postings.get(subjectId, seq, 'channel');
  if (there !== undefined) return { outcome: 'sent', posting: there };
  if (ports.chat === undefined) return { outcome: 'closed' };
  const posted = await ports.chat.post(opsChannel, mondayPost(forTeam(ports, notice)));
  if (posted.outcome === 'sent') await ports.postings.put(subjectId, seq, posted.posting, 'channel');
  return posted;
}

function forReader(
  { now }: NoticePorts,
  { report }: MondayNotice,
  person: Parameters<typeof readerFor>[0],
): MondayProps {
  return { report, reader: readerFor(person, now()) };
}

/** Who is nobody in particular reads times as the team does. */
function forTeam(ports: NoticePorts, notice: MondayNotice): MondayProps {
  const { report, reader } = forReader(ports, notice, undefined);
  return { report, reader: { ...reader, timeZone: report.zone } };
}

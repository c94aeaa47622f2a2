import { incidentOf } from '#application/effects/handoff-incidents.ts';
import { linkHash } from '#application/links.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import { foldCommits, handoffModel, incidentModel } from '#domain/subjects.ts';
import { storesOf } from '#test/cloud-support/handoffs.ts';
import { decisionIn } from '#test/cloud-support/mails.ts';
import { CONTRACT_OWNER } from '#test/cloud-support/records.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import type { Inbox } from './inbox.ts';

/** The incidents about which a mail asked somebody to decide, by where its link leads. */
export async function incidentsAsked(cloud: TestCloud, inbox: Inbox): Promise<ReadonlySet<string>> {
  const mails = await inbox.mailsTo(CONTRACT_OWNER.email, '');
  const tokens = mails.flatMap((mail) => decisionIn(mail)?.link.split('/').at(-1) ?? []);
  const { links } = storesOf(cloud);
  const found = await Promise.all(tokens.map((token) => links.get(linkHash(token))));
  return new Set(found.flatMap((link) => (link?.kind === 'decision' ? [link.incidentId] : [])));
}

/**
 * Whether everything that a handoff waits for stands in an open incident that somebody was asked about. Those with the same
 * cause share one, which tells once.
 */
export async function isAskedAbout(
  cloud: TestCloud,
  handoffId: string,
  asked: ReadonlySet<string>,
): Promise<boolean> {
  const { log } = storesOf(cloud);
  const subject = subjectId('handoff', handoffId);
  const state = foldCommits(handoffModel, await log.read(subject));
  if (state === undefined) return false;
  const open = openExceptions(state);
  for (const exception of open) {
    const id = incidentOf(state, exception);
    const incident = foldCommits(incidentModel, await log.read(subjectId('incident', id)));
    const isMember = incident?.members.includes(`${subject}@${String(exception.seq)}`) === true;
    if (incident?.status !== 'open' || !isMember || !asked.has(id)) return false;
  }
  return open.length > 0;
}

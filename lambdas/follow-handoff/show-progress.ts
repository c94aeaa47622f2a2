import { loadHandoffNow } from '#application/command-handoff.ts';
import { personById } from '#domain/contract/directory.ts';
import { handoffIdSchema, subjectIdSchema, subjectParts } from '#domain/ids.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { followPage } from '#views/pages/follow-page.tsx';
import type { Page } from '#views/pages/page.tsx';
import { progressOf } from './progress-of.ts';
import type { FollowPorts } from './follow-ports.ts';

/** Where a handoff stands now, for whoever follows it; undefined once the link is too old, or they have left. */
export async function showProgress(
  ports: FollowPorts,
  { subjectId, person, expiresAt }: Extract<Link, { kind: 'follow' }>,
): Promise<Page | undefined> {
  const now = ports.now();
  const giver = personById(ports.bundle.directory, person);
  if (now >= expiresAt || !giver?.isActive) return undefined;
  const handoffId = handoffIdSchema.parse(subjectParts(subjectIdSchema.parse(subjectId)).id);
  const state = await loadHandoffNow(ports, handoffId);
  if (state === undefined) return undefined;
  return followPage(await progressOf(ports, state), readerFor(giver, now));
}

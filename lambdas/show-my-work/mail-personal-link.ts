import type { Person } from '#domain/contract/directory.ts';
import { addSeconds } from '#domain/time.ts';
import type { WorkPorts } from './work-ports.ts';

/** However often somebody presses, or a scanner of their mail: one mail in so many seconds. */
const ONE_MAIL_IN_SECONDS = 10 * 60;

/** Has the links to somebody's work mailed to the address in the directory; quiet if one has just been asked for. */
export async function mailPersonalLink(
  { claims, queues, now }: Pick<WorkPorts, 'claims' | 'queues' | 'now'>,
  { id: person }: Person,
): Promise<void> {
  const at = now();
  const claimed = await claims.claim(`personal-link ${person}`, at, addSeconds(at, ONE_MAIL_IN_SECONDS));
  if (claimed !== 'claimed') return;
  await queues.notify({ kind: 'personal-link', person, askedAt: at, channel: 'email', attempt: 1 }, 0);
}

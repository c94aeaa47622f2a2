import type { Mailer } from '#domain/ports/platform.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';

/** Stands in for the mail of an offer where nobody reads it: the same send, without its text. */
export function mailOffer(
  ports: { readonly mailer: Mailer },
  { handoffId, epoch }: Handoff,
  _: string,
  { id }: Person,
): ReturnType<Mailer['send']> {
  const tags = { handoffId, epoch: String(epoch), kind: 'offer' };
  return ports.mailer.send({ to: id, subject: '', html: '', text: '', headers: [], tags });
}

/** Nobody has a chat here. */
export async function postOffer(): Promise<{ readonly outcome: 'closed' }> {
  return { outcome: 'closed' };
}

import { loadHandoff } from '#application/command-handoff.ts';
import { personById } from '#domain/contract/directory.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { ChatOutcome } from '#domain/ports/chat.ts';
import type { MovedOfferNotice } from '#domain/ports/platform.ts';
import { presentOfferMessage } from '#lambdas/_presenting/offer-message.ts';
import { updateEndedOffer } from './ended-offer.ts';
import type { NoticePorts } from './notice-ports.ts';

/** Puts the present deadline into the message of an offer that was put off; undefined once it asks no more, or is not there. */
export async function updateMovedOffer(
  ports: NoticePorts,
  { subjectId, epoch }: MovedOfferNotice,
): Promise<ChatOutcome | undefined> {
  const handoffId = handoffIdSchema.parse(subjectParts(subjectId).id);
  const isOpen = (state: Awaited<ReturnType<typeof loadHandoff>>) =>
    state?.status === 'offered' && state.epoch === epoch ? state : undefined;
  const state = isOpen(await loadHandoff(ports, handoffId));
  const person = state === undefined ? undefined : personById(ports.bundle.directory, state.offer.to);
  const posting = await ports.postings.get(handoffId, epoch);
  if (state === undefined || person === undefined || posting === undefined) return undefined;
  const message = await presentOfferMessage(ports, state, state.offer.expiresAt, person);
  const updated = await ports.chat?.update(posting, message);
  // It may have ended meanwhile, and its last word have been there first.
  if (isOpen(await loadHandoff(ports, handoffId)) !== undefined) return updated;
  return updateEndedOffer(ports, { subjectId, epoch });
}

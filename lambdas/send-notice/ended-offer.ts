import { loadHandoff } from '#application/command-handoff.ts';
import { personById } from '#domain/contract/directory.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { ChatOutcome } from '#domain/ports/chat.ts';
import type { ChatNotice } from '#domain/ports/platform.ts';
import { endedOffer } from '#lambdas/_presenting/ended-offer.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { endedMessage } from '#views/slack/ended-message.ts';
import type { NoticePorts } from './notice-ports.ts';

/** Puts what became of an offer in the place of its message; undefined when there is no message that could be changed. */
export async function updateEndedOffer(
  ports: NoticePorts,
  { subjectId, epoch }: ChatNotice,
): Promise<ChatOutcome | undefined> {
  const handoffId = handoffIdSchema.parse(subjectParts(subjectId).id);
  const state = await loadHandoff(ports, handoffId);
  const posting = await ports.postings.get(handoffId, epoch);
  if (state === undefined || posting === undefined) return undefined;
  const ended = await endedOffer(ports, state, epoch);
  if (ended === undefined) return undefined;
  const reader = readerFor(personById(ports.bundle.directory, ended.person), ports.now());
  return ports.chat?.update(posting, endedMessage(ended.outcome, reader));
}

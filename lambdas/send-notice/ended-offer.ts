import { loadHandoff } from '#application/command-handoff.ts';
import { personById } from '#domain/contract/directory.ts';
import { openStart } from '#domain/handoff/start.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { ChatOutcome } from '#domain/ports/chat.ts';
import type { ChatNotice } from '#domain/ports/platform.ts';
import { endedOffer } from '#lambdas/_presenting/ended-offer.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { offerValue } from '#lambdas/_presenting/offer-message.ts';
import { endedMessage } from '#views/slack/ended-message.ts';
import type { StartButton } from '#views/slack/ended-message.ts';
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
  const start = startAwaited(state, epoch);
  return ports.chat?.update(posting, endedMessage(ended.outcome, reader, start));
}

/** The button by which whoever accepted says that they have begun, as long as that is awaited of them. */
function startAwaited(state: Handoff, epoch: number): StartButton | undefined {
  const start = openStart(state);
  if (start?.epoch !== epoch) return undefined;
  return { startBy: start.startBy, value: offerValue({ handoff: state.handoffId, epoch }) };
}

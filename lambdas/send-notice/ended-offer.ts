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
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { endedMessage } from '#views/slack/ended-message.ts';
import type { StartButton } from '#views/slack/ended-message.ts';
import type { NoticePorts } from './notice-ports.ts';

/**
 * Puts what became of an offer in the place of its message, and of the one that reminds of the start once that is over;
 * undefined when there is no message that could be changed.
 */
export async function updateEndedOffer(
  ports: NoticePorts,
  { subjectId, epoch }: Pick<ChatNotice, 'subjectId' | 'epoch'>,
): Promise<ChatOutcome | undefined> {
  const handoffId = handoffIdSchema.parse(subjectParts(subjectId).id);
  const state = await loadHandoff(ports, handoffId);
  const posting = await ports.postings.get(handoffId, epoch);
  if (state === undefined || posting === undefined) return undefined;
  const ended = await endedOffer(ports, state, epoch);
  if (ended === undefined) return undefined;
  const person = personById(ports.bundle.directory, ended.person);
  const reader = readerFor(person, ports.now());
  const reminder = await ports.postings.get(handoffId, epoch, 'start-reminder');
  const start = startAwaited(state, epoch);
  // The way that the offer brought goes with it.
  const ownPage = person?.isActive ? await wayToOwnPage(ports, person.id) : undefined;
  const message = (button?: StartButton) => endedMessage(ended.outcome, reader, { start: button, ownPage });
  // Only the newer one asks for the start.
  if (reminder === undefined) return ports.chat?.update(posting, message(start));
  const reminded = start === undefined ? await ports.chat?.update(reminder, message()) : undefined;
  const updated = await ports.chat?.update(posting, message());
  return reminded?.outcome === 'later' ? reminded : updated;
}

/** The button by which whoever accepted says that they have begun, as long as that is awaited of them. */
function startAwaited(state: Handoff, epoch: number): StartButton | undefined {
  const start = openStart(state);
  if (start?.epoch !== epoch) return undefined;
  return { startBy: start.startBy, value: offerValue({ handoff: state.handoffId, epoch }) };
}

import type { Ports } from '#application/ports.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { Delivery } from '#domain/handoff/commands.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import type { Mailer } from '#domain/ports/platform.ts';
import { addSeconds } from '#domain/time.ts';
import { mintOfferLink } from '#lambdas/_presenting/offer-link.ts';
import { presentOffer } from '#lambdas/_presenting/offer-of.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { offerMail } from '#views/mails/offer-mail.tsx';
import { threadHeaders } from '#views/mails/thread-headers.ts';

export type OfferPorts = PresentingPorts &
  Pick<Ports, 'claims' | 'links' | 'newId' | 'random'> & {
    readonly mailer: Mailer;
    readonly publicBaseUrl: string;
  };

const channel = 'email';

/** The mail provider takes no mail now. Nothing was sent and nothing is claimed: the workflow tries again, and holds after three times. */
export class OfferNotSentError extends Error {
  readonly handoffId: string;

  constructor(handoffId: string, because: string) {
    super(`the offer of ${handoffId} was not sent: ${because}`);
    this.name = 'OfferNotSentError';
    this.handoffId = handoffId;
  }
}

/** Sends one offer once: a claim stands in front of it, because the log cannot yet say whether another run is sending it. */
export async function sendOffer(ports: OfferPorts, state: Handoff): Promise<readonly Delivery[] | 'busy'> {
  if (state.status !== 'offered' || isDelivered(state)) return [];
  const person = personById(ports.bundle.directory, state.offer.to);
  if (person === undefined) return [{ channel, outcome: 'failed', because: 'unknown-person' }];
  const claim = `offer ${state.handoffId} ${String(state.epoch)} ${channel}`;
  const now = ports.now();
  const claimed = await ports.claims.claim(claim, now, addSeconds(now, ports.settings.claimSeconds));
  if (claimed === 'busy') return 'busy';
  if (claimed === 'done') return [{ channel, outcome: 'delivered' }];
  const sent = await mailOffer(ports, state, state.offer.expiresAt, person);
  if (sent.outcome === 'later') {
    await ports.claims.release(claim);
    throw new OfferNotSentError(state.handoffId, sent.because);
  }
  if (sent.outcome === 'refused') {
    await ports.claims.release(claim);
    return [{ channel, outcome: 'failed', because: sent.because }];
  }
  await ports.claims.markDone(claim, ports.now());
  return [{ channel, outcome: 'delivered' }];
}

function isDelivered(state: Handoff): boolean {
  return state.deliveries.some((delivery) => delivery.epoch === state.epoch && delivery.channel === channel);
}

async function mailOffer(
  ports: OfferPorts,
  state: Handoff,
  acceptBy: string,
  person: Person,
): ReturnType<Mailer['send']> {
  const { link, code } = await mintOfferLink(ports, state, acceptBy, person);
  const offer = await presentOffer(ports, state, acceptBy);
  const mail = offerMail({
    offer,
    recipientName: person.name,
    link,
    code,
    reader: readerFor(person, ports.now()),
  });
  const subject = subjectId('handoff', state.handoffId);
  return ports.mailer.send({
    ...mail,
    to: person.email,
    headers: threadHeaders(subject, new URL(ports.publicBaseUrl).hostname, 'first'),
    tags: { handoffId: state.handoffId, epoch: String(state.epoch), kind: 'offer' },
  });
}

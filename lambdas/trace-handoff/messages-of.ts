import { loadIncident } from '#application/command-incident.ts';
import { contractByDigest } from '#application/contracts.ts';
import { incidentOf } from '#application/effects/handoff-incidents.ts';
import { noticeClaim } from '#application/effects/notices.ts';
import { incidentMessagesOwed, messagesOwed } from '#application/messages-owed.ts';
import { offerClaim } from '#application/offer-claim.ts';
import type { Channel } from '#domain/contract/channel.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import { subjectParts } from '#domain/ids.ts';
import type { TracedMessage } from '#domain/operator/trace.ts';
import type { NoticeMessage } from '#domain/ports/platform.ts';
import { messagePhrase } from '#domain/story/message-phrase.ts';
import { factsOf, handoffModel } from '#domain/subjects.ts';
import { who } from '#lambdas/_operating/listed.ts';
import type { Found } from '#lambdas/_operating/subject.ts';
import type { TracePorts } from './trace-ports.ts';

/** A message, and the claim by which it is known whether it was seen to. */
interface Owed {
  readonly claim: string;
  readonly channel: Channel;
  readonly what: string;
  readonly to?: string;
}

/** Every message about a handoff or a blocked event, and of the incidents that it has been in. One read for each. */
export async function messagesOf(ports: TracePorts, found: Found): Promise<TracedMessage[]> {
  const owed = [...(await ofHandoff(ports, found)), ...(await ofIncidents(ports, found))];
  const seen = await Promise.all(
    owed.map(async ({ claim, to, ...message }) => {
      const at = await ports.claims.doneAt(claim);
      return {
        ...message,
        ...(at === undefined ? {} : { at }),
        ...(to === undefined ? {} : { to: who(ports.bundle.directory, to) }),
      };
    }),
  );
  // An offer is owed on one of several channels: the others are tried only where that fails.
  return seen.filter(({ at, what }) => at !== undefined || what !== OFFER);
}

const OFFER = 'the offer';
const CHANNELS: readonly Channel[] = ['slack', 'email'];

async function ofHandoff(ports: TracePorts, found: Found): Promise<readonly Owed[]> {
  if (found.kind !== 'handoff') return [];
  const { subject, commits, state } = found;
  const contract = await contractByDigest(ports, state.contractDigest);
  const made = commits
    .flatMap((commit) => factsOf(handoffModel, commit))
    .flatMap((fact) => (fact.type === 'OfferMade' ? [fact] : []));
  const offers = made.flatMap(({ epoch, to }) =>
    CHANNELS.map((channel) => ({
      ...{ claim: offerClaim(state.handoffId, epoch, channel), channel, what: OFFER, to },
    })),
  );
  return [...offers, ...(await messagesOwed(ports, subject, commits, contract)).map(owedBy)];
}

async function ofIncidents(ports: TracePorts, found: Found): Promise<readonly Owed[]> {
  const ids = [...new Set(incidentIds(found))];
  const all = await Promise.all(
    ids.map(async (id) => {
      const incident = await loadIncident(ports, id);
      return incident === undefined ? [] : incidentMessagesOwed(ports, id, incident);
    }),
  );
  return all.flat().map(owedBy);
}

function incidentIds({ kind, subject, state }: Found): readonly string[] {
  if (kind === 'handoff') return state.exceptions.map((exception) => incidentOf(state, exception));
  return [incidentIdOf(state.cause, { id: subjectParts(subject).id, seq: state.blockedSeq })];
}

function owedBy(message: NoticeMessage): Owed {
  const to = 'recipient' in message && message.recipient.kind === 'person' ? message.recipient.id : undefined;
  const about = { claim: noticeClaim(message), channel: message.channel, what: messagePhrase(message) };
  return to === undefined ? about : { ...about, to };
}

import { contractByDigest } from '#application/contracts.ts';
import { incidentOf } from '#application/effects/handoff-incidents.ts';
import { noticeClaim } from '#application/effects/notices.ts';
import { incidentMessagesOwed, messagesOwed } from '#application/messages-owed.ts';
import { offerClaim } from '#application/offer-claim.ts';
import type { Channel } from '#domain/contract/channel.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import { subjectId, subjectParts } from '#domain/ids.ts';
import type { TracedMessage } from '#domain/operator/trace.ts';
import type { NoticeMessage } from '#domain/ports/platform.ts';
import { messagePhrase } from '#domain/story/message-phrase.ts';
import { factsOf, handoffModel } from '#domain/subjects.ts';
import { who } from '#lambdas/_operating/listed.ts';
import type { Found } from '#lambdas/_operating/subject.ts';
import type { TracePorts } from './trace-ports.ts';

/** A message on one of the ways that it may go, and the claim by which it is known whether it was seen to. */
interface Way {
  readonly claim: string;
  readonly channel: Channel;
  readonly what: string;
  readonly to?: string;
}

/** Every message about a handoff or a blocked event, and of the incidents that it has been in. One read for each way. */
export async function messagesOf(ports: TracePorts, found: Found): Promise<TracedMessage[]> {
  const handoff = await ofHandoff(ports, found);
  const offers = await Promise.all(offersOf(found).map((ways) => wentBy(ports, ways)));
  const owed = [...handoff.map((message) => [message]), ...(await ofIncidents(ports, found))];
  const told = await Promise.all(
    owed.map(async (messages) => {
      const ways = messages.map(wayOf);
      return (await wentBy(ports, ways)) ?? unseen(ports, ways);
    }),
  );
  return [...offers, ...told].flatMap((message) => message ?? []);
}

/** As it went; undefined while it has gone by none of these ways. */
async function wentBy(ports: TracePorts, ways: readonly Way[]): Promise<TracedMessage | undefined> {
  for (const { claim, ...way } of ways) {
    const at = await ports.claims.doneAt(claim);
    if (at !== undefined) return { ...traced(ports, way), at };
  }
  return undefined;
}

/** The way on which it is to go first. */
const unseen = (ports: TracePorts, [first]: readonly Way[]): TracedMessage | undefined =>
  first && traced(ports, first);

const traced = ({ bundle }: TracePorts, { channel, what, to }: Omit<Way, 'claim'>): TracedMessage => ({
  ...{ channel, what },
  ...(to === undefined ? {} : { to: who(bundle.directory, to) }),
});

const CHANNELS: readonly Channel[] = ['slack', 'email'];

function offersOf(found: Found): readonly (readonly Way[])[] {
  if (found.kind !== 'handoff') return [];
  const facts = found.commits.flatMap((commit) => factsOf(handoffModel, commit));
  const made = facts.flatMap((fact) => (fact.type === 'OfferMade' ? [fact] : []));
  const { handoffId } = found.state;
  return made.map(({ epoch, to }) =>
    CHANNELS.map((channel) => ({
      ...{ claim: offerClaim(handoffId, epoch, channel), channel, what: 'the offer', to },
    })),
  );
}

async function ofHandoff(ports: TracePorts, found: Found): Promise<readonly NoticeMessage[]> {
  if (found.kind !== 'handoff') return [];
  const { subject, commits, state } = found;
  return messagesOwed(ports, subject, commits, await contractByDigest(ports, state.contractDigest));
}

async function ofIncidents(ports: TracePorts, found: Found): Promise<readonly (readonly NoticeMessage[])[]> {
  const ids = [...new Set(incidentIds(found))];
  const all = await Promise.all(
    ids.map(async (id) => {
      const commits = await ports.log.read(subjectId('incident', id));
      return incidentMessagesOwed(ports, id, commits, found.subject);
    }),
  );
  return all.flat();
}

function incidentIds({ kind, subject, state }: Found): readonly string[] {
  if (kind === 'handoff') return state.exceptions.map((exception) => incidentOf(state, exception));
  return [incidentIdOf(state.cause, { id: subjectParts(subject).id, seq: state.blockedSeq })];
}

function wayOf(message: NoticeMessage): Way {
  const to = 'recipient' in message && message.recipient.kind === 'person' ? message.recipient.id : undefined;
  const about = { claim: noticeClaim(message), channel: message.channel, what: messagePhrase(message) };
  return to === undefined ? about : { ...about, to };
}

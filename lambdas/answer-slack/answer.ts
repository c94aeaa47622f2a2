import type { Interaction } from '#adapters/slack/read-interaction.ts';
import { commandByAsked, loadHandoff } from '#application/command-handoff.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import type { Ports } from '#application/ports.ts';
import { rulesOf } from '#application/contracts.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { AnswerObstacle } from '#domain/handoff/decide-answer.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import { othersThan } from '#lambdas/_presenting/colleagues.ts';
import { correctable } from '#lambdas/_presenting/correctable.ts';
import { outcomeOf } from '#lambdas/_presenting/offer-outcome.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { snoozeTimes } from '#lambdas/_presenting/snooze-times.ts';
import type { PrivateReply } from '#views/slack/private-reply.ts';
import { givenAnswer } from './given-answer.ts';
import type { Allowed } from './given-answer.ts';
import type { Press } from './press.ts';

export type AnswerPorts = CommandPorts &
  PresentingPorts &
  Pick<Ports, 'postings'> & { readonly queues: Pick<Ports['queues'], 'notify'> };

const FOREIGN: AnswerObstacle = 'foreign';

/**
 * Takes the answer of one person to one offer. Answers what they are to be told; undefined when their answer ended the
 * offer, because then the message itself says so as soon as the log's effects have come to it.
 */
export async function answer(
  ports: AnswerPorts,
  person: Person | undefined,
  press: Press,
  interaction: Interaction,
): Promise<PrivateReply | undefined> {
  const { handoff: handoffId, epoch } = press.offer;
  const state = await loadHandoff(ports, handoffId);
  if (person === undefined || state === undefined) return { kind: 'foreign' };
  const given = givenAnswer(press, interaction, await allowedIn(ports, state, person));
  if (typeof given === 'string' && isOpenFor(state, epoch, person)) return { kind: 'wrong', error: given };
  if (typeof given === 'string') return lateReply(ports, state, epoch, person);
  const { refusal, state: after = state } = await commandByAsked(ports, {
    handoffId,
    command: { ...given, epoch, by: person.id },
    actor: { kind: 'person', id: person.id, channel: 'slack' },
  });
  if (refusal?.because === FOREIGN) return { kind: 'foreign' };
  const error = correctable(refusal);
  if (error !== undefined) return { kind: 'wrong', error };
  if (refusal === undefined && given.type === 'SnoozeOffer') return putOff(ports, after, epoch, person);
  await changeUnknownMessage(ports, after, epoch, interaction);
  return refusal === undefined ? undefined : lateReply(ports, after, epoch, person);
}

async function allowedIn(ports: AnswerPorts, state: Handoff, person: Person): Promise<Allowed> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const people = othersThan(ports.bundle.directory, state.giver).map(({ id }) => id);
  return { contract, people, times: snoozeTimes(readerFor(person, ports.now()), person) };
}

/** The offer stays open, and so does its message. */
async function putOff(
  ports: AnswerPorts,
  state: Handoff,
  epoch: number,
  { id }: Person,
): Promise<PrivateReply> {
  return { kind: 'outcome', outcome: await outcomeOf(ports, { epoch, person: id }, state, true) };
}

/**
 * The process that posted the message died before it could say so, and the log does not owe this message a change: but
 * whoever presses a button proves that it is there.
 */
async function changeUnknownMessage(
  ports: AnswerPorts,
  { handoffId, deliveries }: Handoff,
  epoch: number,
  { posting }: Interaction,
): Promise<void> {
  if (deliveries.some((one) => one.epoch === epoch && one.channel === 'slack')) return;
  await ports.postings.put(handoffId, epoch, posting);
  const subject = subjectId('handoff', handoffId);
  await ports.queues.notify(
    { subjectId: subject, kind: 'offer-over', epoch, channel: 'slack', attempt: 1 },
    0,
  );
}

function isOpenFor(state: Handoff, epoch: number, { id }: Person): boolean {
  return state.status === 'offered' && state.epoch === epoch && state.offer.to === id;
}

/** What became of the offer; whoever it was not made to learns nothing of it. */
async function lateReply(
  ports: AnswerPorts,
  state: Handoff,
  epoch: number,
  { id }: Person,
): Promise<PrivateReply> {
  if (!state.asked.some((one) => one.epoch === epoch && one.person === id)) return { kind: 'foreign' };
  return { kind: 'outcome', outcome: await outcomeOf(ports, { epoch, person: id }, state) };
}

import { rulesOf } from '#application/contracts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { briefOf, recordUrl, SYSTEM_NAMES } from '#lambdas/_presenting/offer-of.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import type { AcceptanceStatus, OfferOutcome } from '#views/pages/offer-outcome.ts';
import type { Whereabouts } from '#views/whereabouts.ts';

type OfferLink = Extract<Link, { kind: 'offer' }>;

/** What became of an offer, for the person whom its link was sent to. `isNew`: they have just answered. */
export async function outcomeOf(
  ports: PresentingPorts,
  link: OfferLink,
  state: Handoff,
  isNew = false,
): Promise<OfferOutcome> {
  const { title: whatTitle } = await briefOf(ports, state);
  const ownership = ownershipOf(state);
  if (ownership !== undefined) {
    const at = ownership.acceptedAt;
    if (ownership.owner !== link.person) {
      return {
        kind: 'accepted-by-other',
        whatTitle,
        at,
        name: nameOf(ports.bundle.directory, ownership.owner),
      };
    }
    return isNew ? accepted(ports, state, whatTitle) : alreadyAccepted(ports, state, whatTitle, at);
  }
  if (link.epoch < state.epoch) return { kind: 'moved', whatTitle, ...whereNow(ports, link, state) };
  return endedOutcome(ports, state, whatTitle);
}

async function alreadyAccepted(
  ports: PresentingPorts,
  state: Handoff,
  whatTitle: string,
  at: string,
): Promise<OfferOutcome> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  return {
    kind: 'already-accepted',
    whatTitle,
    at,
    status: acceptanceStatus(state.status),
    systemName: SYSTEM_NAMES[state.record.source],
    deciderNames: [nameOf(ports.bundle.directory, contract.contractOwner)],
  };
}

function acceptanceStatus(status: Handoff['status']): AcceptanceStatus {
  switch (status) {
    case 'held':
      return 'held';
    case 'completed':
      return 'verified';
    case 'cancelling':
    case 'cancelled':
      return 'cancelled';
    case 'deciding':
    case 'offered':
    case 'syncing':
      return 'being-entered';
  }
}

async function accepted(ports: PresentingPorts, state: Handoff, whatTitle: string): Promise<OfferOutcome> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  return {
    kind: 'accepted',
    whatTitle,
    systemName: SYSTEM_NAMES[state.record.source],
    contractOwnerName: nameOf(ports.bundle.directory, contract.contractOwner),
    recordUrl: recordUrl(ports, state.record, contract),
  };
}

async function endedOutcome(
  ports: PresentingPorts,
  state: Handoff,
  whatTitle: string,
): Promise<OfferOutcome> {
  const at = endedAt(state);
  switch (causeKind(state)) {
    case 'declined':
      return { kind: 'declined', whatTitle, at };
    case 'returned':
      return returned(ports, state, whatTitle, at);
    case 'expired':
      return { kind: 'expired', whatTitle, at };
    case 'withdrawn':
      return { kind: 'withdrawn', whatTitle, at };
    case 'other':
      return { kind: 'over', whatTitle };
  }
}

async function returned(
  ports: PresentingPorts,
  state: Handoff,
  whatTitle: string,
  at: string,
): Promise<OfferOutcome> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const { directory } = ports.bundle;
  const deciders = new Set([state.giver, contract.contractOwner]);
  return {
    kind: 'returned',
    whatTitle,
    at,
    giverName: nameOf(directory, state.giver),
    deciderNames: [...deciders].map((id) => nameOf(directory, id)),
  };
}

type Ended = 'declined' | 'returned' | 'expired' | 'withdrawn' | 'other';

function causeKind(state: Handoff): Ended {
  if (state.status === 'offered') return 'expired';
  if (state.status === 'deciding' && state.pending.kind === 'withdrawn') return 'withdrawn';
  if (state.status === 'cancelled' || state.status === 'cancelling') return 'withdrawn';
  const cause =
    state.status === 'held' ? state.cause : state.status === 'deciding' ? pendingCause(state) : undefined;
  return cause !== undefined && isAnswer(cause.kind) ? cause.kind : 'other';
}

const ANSWERS = ['declined', 'returned', 'expired'] as const;

function isAnswer(kind: string): kind is (typeof ANSWERS)[number] {
  return ANSWERS.some((answer) => answer === kind);
}

function pendingCause(state: Extract<Handoff, { status: 'deciding' }>) {
  return state.pending.kind === 'over' ? state.pending.cause : undefined;
}

function whereNow(ports: PresentingPorts, link: OfferLink, state: Handoff): { now?: Whereabouts } {
  if (state.status !== 'offered') return {};
  if (state.offer.to === link.person) return { now: { kind: 'asked-again' } };
  return { now: { kind: 'offered', name: nameOf(ports.bundle.directory, state.offer.to) } };
}

/** When the offer ended: what came of it since (an answer that was refused, say) does not count. */
function endedAt(state: Handoff): string {
  if (state.status === 'offered') return state.offer.expiresAt;
  return state.status === 'held' ? (state.exceptions.at(-1)?.at ?? state.stepSince) : state.stepSince;
}

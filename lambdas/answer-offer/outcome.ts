import { rulesOf } from '#application/contracts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { briefOf, recordUrl, SYSTEM_NAMES } from '#lambdas/_presenting/offer-of.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import type { OfferOutcome } from '#views/pages/offer-outcome.ts';
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
    return isNew ? accepted(ports, state, whatTitle) : { kind: 'already-accepted', whatTitle, at };
  }
  if (link.epoch < state.epoch) return { kind: 'moved', whatTitle, ...whereNow(ports, state) };
  return endedOutcome(ports, state, whatTitle);
}

async function accepted(ports: PresentingPorts, state: Handoff, whatTitle: string): Promise<OfferOutcome> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  return {
    kind: 'accepted',
    whatTitle,
    systemName: SYSTEM_NAMES[state.record.source],
    contractOwnerName: nameOf(ports.bundle.directory, contract.contractOwner),
    recordUrl: recordUrl(ports, state, contract),
  };
}

function endedOutcome(ports: PresentingPorts, state: Handoff, whatTitle: string): OfferOutcome {
  const at = endedAt(state);
  const now = whereNow(ports, state);
  switch (causeKind(state)) {
    case 'declined':
      return { kind: 'declined', whatTitle, at, ...now };
    case 'returned':
      return { kind: 'returned', whatTitle, at, giverName: nameOf(ports.bundle.directory, state.giver) };
    case 'expired':
      return { kind: 'expired', whatTitle, at, ...now };
    case 'withdrawn':
      return { kind: 'withdrawn', whatTitle, at, ...now };
    case 'other':
      return { kind: 'over', whatTitle };
  }
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

function whereNow(ports: PresentingPorts, state: Handoff): { now?: Whereabouts } {
  if (state.status !== 'offered') return {};
  return { now: { kind: 'offered', name: nameOf(ports.bundle.directory, state.offer.to) } };
}

/** When the offer ended: what came of it since (an answer that was refused, say) does not count. */
function endedAt(state: Handoff): string {
  if (state.status === 'offered') return state.offer.expiresAt;
  return state.status === 'held' ? (state.exceptions.at(-1)?.at ?? state.stepSince) : state.stepSince;
}

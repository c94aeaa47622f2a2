import { rulesOf } from '#application/contracts.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { skippedTargets } from '#domain/handoff/due.ts';
import { cancelledFrom } from '#domain/handoff/news.ts';
import { takenBackFrom } from '#domain/handoff/rollback.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import { systemName } from '#domain/story/words.ts';
import type { AcceptanceStatus, OfferOutcome } from '#views/pages/offer-outcome.ts';
import type { Whereabouts } from '#views/whereabouts.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { cancelled } from './cancelled.ts';
import { offerEnd } from './offer-end.ts';
import type { OfferEnd } from './offer-end.ts';
import { briefOf, recordUrl } from './offer-of.ts';
import type { PresentingPorts } from './offer-of.ts';
import { nameOf } from './person.ts';
import { shownSystems } from './shown-systems.ts';
import { SYSTEM_NAMES } from './system-names.ts';
import { takenBack } from './taken-back.ts';
import { whereNow } from './where-now.ts';

/** One offer of a handoff, and the person whom it was made to. */
export interface OfferRef {
  readonly epoch: number;
  readonly person: string;
}

/**
 * What became of an offer, for the person whom it was made to: by what ended this very offer, whatever has come after
 * it. `isNew`: they have just answered.
 */
export async function outcomeOf(
  ports: PresentingPorts,
  offer: OfferRef,
  state: Handoff,
  isNew = false,
): Promise<OfferOutcome> {
  const { title: whatTitle } = await briefOf(ports, state);
  if (cancelledFrom(state) === offer.person)
    return { kind: 'cancelled', whatTitle, ...(await cancelled(ports, state)) };
  if (takenBackFrom(state)?.owner === offer.person)
    return { kind: 'taken-back', whatTitle, ...(await takenBack(ports, state)) };
  const ownership = ownershipOf(state);
  if (ownership?.owner === offer.person) {
    const { acceptedAt } = ownership;
    return isNew ? accepted(ports, state, whatTitle) : alreadyAccepted(ports, state, whatTitle, acceptedAt);
  }
  if (isNew && state.status === 'offered' && state.epoch === offer.epoch) {
    const { expiresAt: acceptBy, remindAt: until = acceptBy } = state.offer;
    return { kind: 'put-off', whatTitle, until, acceptBy };
  }
  const { contract } = await rulesOf(ports, state.contractDigest);
  const told = {
    ...{ offer, state, whatTitle, contract },
    end: offerEnd(await ports.log.read(subjectId('handoff', state.handoffId)), offer.epoch),
    now: await whereNow(ports, offer.person, state),
    name: (id: string) => nameOf(ports.bundle.directory, id),
  };
  return ownEnd(told) ?? endByOthers(told);
}

/** What whoever has just accepted is told. */
async function accepted(ports: PresentingPorts, state: Handoff, whatTitle: string): Promise<OfferOutcome> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  return {
    kind: 'accepted',
    whatTitle,
    systemName: SYSTEM_NAMES[state.record.source],
    systems: shownSystems(contract),
    contractOwnerName: nameOf(ports.bundle.directory, contract.contractOwner),
    recordUrl: recordUrl(ports, state.record, contract),
    startedAt: state.start?.startedAt,
  };
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
    status: acceptanceStatus(state),
    systemName: systemsOf(contract, state),
    deciderNames: [nameOf(ports.bundle.directory, contract.contractOwner)],
    startedAt: state.start?.startedAt,
  };
}

/** Where the new owner is entered, or where it was decided that they are not, as one name. */
function systemsOf({ sync }: Contract, state: Handoff): string {
  const left = skippedTargets(state);
  const isAbout = (system: string): boolean =>
    acceptanceStatus(state) !== 'left-out' || left.includes(system);
  const names = sync.targets.filter(({ system }) => isAbout(system)).map(({ system }) => systemName(system));
  return new Intl.ListFormat(DEFAULT_LOCALE).format(names);
}

function acceptanceStatus(state: Handoff): AcceptanceStatus {
  switch (state.status) {
    case 'held':
      return state.cause.kind === 'not-started' ? 'not-started' : 'held';
    case 'completed':
      return skippedTargets(state).includes(state.record.source) ? 'left-out' : 'verified';
    // What is taken back or cancelled has been told by now, and of the others nobody is the owner.
    case 'rolling-back':
    case 'cancelling':
    case 'cancelled':
    case 'deciding':
    case 'offered':
    case 'postponed':
    case 'observed':
    case 'syncing':
      return 'being-entered';
  }
}

interface Told {
  readonly offer: OfferRef;
  readonly state: Handoff;
  readonly whatTitle: string;
  readonly contract: Contract;
  /** How the offer ended; undefined if it is open, or something else ended it. */
  readonly end: OfferEnd | undefined;
  readonly now: Whereabouts | undefined;
  readonly name: (id: string) => string;
}

/** What they said themselves, or did not say in time; undefined if it was not for them to say. */
function ownEnd({ offer, state, contract, end, whatTitle, now, name }: Told): OfferOutcome | undefined {
  if (end === undefined) {
    const isLate = state.status === 'offered' && state.epoch === offer.epoch;
    return isLate ? { kind: 'expired', whatTitle, at: state.offer.expiresAt } : undefined;
  }
  const { fact, at } = end;
  switch (fact.type) {
    case 'OfferDeclined':
      return { kind: 'declined', whatTitle, at, now };
    case 'HandoffReturned': {
      const deciderNames = [...new Set([state.giver, contract.contractOwner])].map(name);
      const about = { whatTitle, at, giverName: name(state.giver), deciderNames };
      return isWithGiver(state) ? { kind: 'returned', ...about } : { kind: 'returned', ...about, now };
    }
    case 'OfferHandedOn':
      return { kind: 'handed-on', whatTitle, at, name: name(fact.to), now };
    case 'OfferExpired':
      return { kind: 'expired', whatTitle, at, now };
    case 'OfferAccepted': {
      const isLost = state.asked.some(
        ({ epoch, end: how }) => epoch === offer.epoch && how === 'not-started',
      );
      return isLost ? { kind: 'not-started', whatTitle, at, now } : undefined;
    }
    case 'OfferUndeliverable':
    case 'OfferWithdrawn':
      return undefined;
  }
}

function isWithGiver(state: Handoff): boolean {
  if (state.status === 'held') return state.cause.kind === 'returned';
  if (state.status !== 'deciding' || state.pending.kind !== 'over') return false;
  return state.pending.cause.kind === 'returned';
}

function endByOthers({ state, end, whatTitle, now, name }: Told): OfferOutcome {
  const ownership = ownershipOf(state);
  if (ownership !== undefined) {
    const { owner, acceptedAt: at } = ownership;
    return { kind: 'accepted-by-other', whatTitle, at, name: name(owner) };
  }
  if (end?.fact.type === 'OfferWithdrawn' && end.fact.because === 'cancelled')
    return { kind: 'withdrawn', whatTitle, at: end.at, now };
  const isOver = state.status === 'cancelled' || state.status === 'cancelling';
  return isOver ? { kind: 'over', whatTitle } : { kind: 'moved', whatTitle, now };
}

import { rulesOf } from '#application/contracts.ts';
import { isInPilot } from '#domain/handoff/pilot.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import type { Whereabouts } from '#views/whereabouts.ts';
import type { PresentingPorts } from './offer-of.ts';
import { nameOf } from './person.ts';

/** Where a handoff is now, for somebody whose offer is over; undefined while nobody in particular has it. */
export async function whereNow(
  ports: PresentingPorts,
  person: string,
  state: Handoff,
): Promise<Whereabouts | undefined> {
  const name = (id: string): string => nameOf(ports.bundle.directory, id);
  const owner = isNobodys(state) ? undefined : ownerNow(state);
  if (owner !== undefined) return { kind: 'owned', name: name(owner) };
  switch (state.status) {
    case 'offered':
      return state.offer.to === person
        ? { kind: 'asked-again' }
        : { kind: 'offered', name: name(state.offer.to) };
    case 'postponed':
      return state.after === undefined
        ? { kind: 'postponed', until: state.until }
        : { kind: 'after-another' };
    case 'held':
      return { kind: 'undecided', name: name(await whoDecides(ports, state)) };
    case 'deciding':
    case 'observed':
    case 'syncing':
    case 'rolling-back':
    case 'cancelling':
    case 'completed':
    case 'cancelled':
      return undefined;
  }
}

/** What is cancelled, or was taken back from whoever accepted, is theirs no more. */
function isNobodys({ status, rollback }: Handoff): boolean {
  return status === 'cancelling' || status === 'cancelled' || rollback !== undefined;
}

/** Who owns it as far as is known: whoever accepted, or was made the owner outside since. */
export function ownerNow(state: Handoff): string | undefined {
  return state.isOutside ? ownerOutside(state) : ownershipOf(state)?.owner;
}

/** Who was made the owner since, where the directory knows them. */
function ownerOutside({ lastMove }: Handoff): string | undefined {
  return lastMove?.kind === 'owner' ? lastMove.to : undefined;
}

/** What was sent back belongs to the giver; every other hold to whoever answers for the contract. */
export async function whoDecides(
  ports: PresentingPorts,
  state: Extract<Handoff, { status: 'held' }>,
): Promise<string> {
  if (state.cause.kind === 'returned' && isInPilot(state, state.giver)) return state.giver;
  const { contract } = await rulesOf(ports, state.contractDigest);
  return contract.contractOwner;
}

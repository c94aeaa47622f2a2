import { queuedTargets, skippedTargets } from '#domain/handoff/due.ts';
import { isTakenBack } from '#domain/handoff/rollback.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import type { ProgressStage, Standing } from '#views/progress.ts';
import type { PresentingPorts } from './offer-of.ts';
import { nameOf } from './person.ts';
import { SYSTEM_NAMES } from './system-names.ts';
import { ownerNow, whoDecides } from './where-now.ts';

/** Where a handoff stands, with whom and until or since when, for whoever handed it over. */
export async function standingOf(ports: PresentingPorts, state: Handoff): Promise<Standing> {
  const ownership = ownershipOf(state);
  const name = (id: string): string => nameOf(ports.bundle.directory, id);
  return {
    systemName: SYSTEM_NAMES[state.record.source],
    stage: stageOf(state),
    asked:
      state.status === 'offered' ? { name: name(state.offer.to), until: state.offer.expiresAt } : undefined,
    waitsUntil: state.status === 'postponed' && state.after === undefined ? state.until : undefined,
    owner: ownership === undefined ? undefined : { name: name(ownership.owner), since: ownership.acceptedAt },
    changedTo: state.isOutside ? { name: named(name, ownerNow(state)) } : undefined,
    verifiedAt:
      state.status === 'completed' && skippedTargets(state).length === 0 ? state.completedAt : undefined,
    deciderName: state.status === 'held' ? name(await whoDecides(ports, state)) : undefined,
  };
}

function named(name: (id: string) => string, id: string | undefined): string | undefined {
  return id === undefined ? undefined : name(id);
}

function stageOf(state: Handoff): ProgressStage {
  switch (state.status) {
    case 'deciding':
      return 'choosing';
    case 'offered':
      return 'asking';
    case 'postponed':
    case 'observed':
      return 'waiting';
    case 'held':
      return 'undecided';
    case 'syncing':
      return queuedTargets(state).length > 0 ? 'queued' : 'entering';
    case 'completed':
      if (state.isOutside) return 'changed';
      return skippedTargets(state).length > 0 ? 'left-out' : 'verified';
    case 'rolling-back':
      return 'taking-back';
    case 'cancelling':
      return 'stopping';
    case 'cancelled':
      if (state.rollback === undefined) return 'cancelled';
      return isTakenBack(state) ? 'taken-back' : 'taken-back-in-part';
  }
}

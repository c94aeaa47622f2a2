import { rulesOf } from '#application/contracts.ts';
import { queuedTargets, skippedTargets } from '#domain/handoff/due.ts';
import { isTakenBack } from '#domain/handoff/rollback.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import { handoffFactsOf } from '#lambdas/_presenting/handoff-facts.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import { SYSTEM_NAMES } from '#lambdas/_presenting/system-names.ts';
import { ownerNow, whoDecides } from '#lambdas/_presenting/where-now.ts';
import type { Progress, ProgressStage } from '#views/progress.ts';
import { storyForGiver } from './story-for-giver.ts';
import type { FollowPorts } from './follow-ports.ts';

/** Where a handoff stands and how it came there, in words for whoever handed it over. */
export async function progressOf(ports: FollowPorts, state: Handoff): Promise<Progress> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const { title, recordKind } = await briefOf(ports, state);
  const commits = await ports.log.read(subjectId('handoff', state.handoffId));
  const done = commits.findLast((commit) =>
    handoffFactsOf([commit]).some(({ type }) => type === 'HandoffCompleted'),
  );
  const ownership = ownershipOf(state);
  const name = (id: string): string => nameOf(ports.bundle.directory, id);
  return {
    ...{ whatTitle: title, recordKind, contractTitle: contract.title },
    systemName: SYSTEM_NAMES[state.record.source],
    recordUrl: recordUrl(ports, state.record, contract),
    stage: stageOf(state),
    asked:
      state.status === 'offered' ? { name: name(state.offer.to), until: state.offer.expiresAt } : undefined,
    waitsUntil: state.status === 'postponed' && state.after === undefined ? state.until : undefined,
    owner: ownership === undefined ? undefined : { name: name(ownership.owner), since: ownership.acceptedAt },
    changedTo: state.isOutside ? { name: named(name, ownerNow(state)) } : undefined,
    verifiedAt: state.status === 'completed' && skippedTargets(state).length === 0 ? done?.at : undefined,
    deciderName: state.status === 'held' ? name(await whoDecides(ports, state)) : undefined,
    story: storyForGiver(commits, ports.bundle.directory, contract),
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

import type { ContractVersion } from '#domain/contract/bundle.ts';
import type { TargetSystem } from '#domain/contract/target.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { correlationIdSchema, stableId, subjectId } from '#domain/ids.ts';
import type { HandoffId } from '#domain/ids.ts';
import { nextCommit } from '#domain/log/commit.ts';
import type { Commit } from '#domain/log/commit.ts';
import { addSeconds } from '#domain/time.ts';

export interface Accepted {
  readonly handoffId: HandoffId;
  readonly objectId: string;
  readonly commit: Commit;
}

const OFFER_SECONDS = 4 * 60 * 60;
const EPOCH = 1;
const RUN = 1;

/** A handoff that Maya has just accepted: all systems show it already but the one that is measured. */
export function acceptedHandoff(
  { contract, digest }: ContractVersion,
  measured: TargetSystem,
  index: number,
  now: string,
): Accepted {
  const objectId = String(10_000 + index);
  const handoffId = stableId(contract.id, objectId);
  const targets = contract.sync.targets.map(({ system }) => system);
  const { source, object: objectType, status } = contract.trigger;
  const people = { giver: 'jonas-weber', to: 'maya-chen' } as const;
  const shown = targets
    .filter((target) => target !== measured)
    .map((target): HandoffFact => {
      return { type: 'TargetVerified', target, epoch: EPOCH, attempt: 1, verdict: 'ALREADY' };
    });
  const record = { source, objectType, objectId };
  const facts: readonly HandoffFact[] = [
    {
      ...{ type: 'HandoffRequested', handoffId, contract: contract.id, contractDigest: digest, record },
      ...{ status, occurredAt: now, giver: people.giver, targets },
    },
    {
      ...{ type: 'OfferMade', epoch: EPOCH, to: people.to, because: 'named' },
      expiresAt: addSeconds(now, OFFER_SECONDS),
    },
    { type: 'WorkflowStarted', run: RUN },
    { type: 'OfferDelivered', epoch: EPOCH, channel: 'email' },
    { type: 'WorkflowWaiting', run: RUN, state: 'offer', epoch: EPOCH },
    { type: 'OfferAccepted', epoch: EPOCH, by: people.to },
    { type: 'SyncStarted', run: RUN, epoch: EPOCH },
    { type: 'WorkflowWaiting', run: RUN, state: 'sync', epoch: EPOCH },
    ...shown,
  ];
  const commit = nextCommit(undefined, {
    subjectId: subjectId('handoff', handoffId),
    commitId: objectId,
    at: now,
    actor: { kind: 'system', id: 'bench' },
    correlationId: correlationIdSchema.parse(objectId),
    facts: [...facts],
  });
  return { handoffId, objectId, commit };
}

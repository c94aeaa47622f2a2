import { expect } from 'vitest';
import { handoffRow, incidentRow, rowEquals } from '#domain/projection.ts';
import { findChainFault } from '#domain/log/verify-chain.ts';
import { subjectId } from '#domain/ids.ts';
import { handoffs, incidents } from './looking.ts';
import { SETTINGS } from './stage.ts';
import type { Stage } from './stage.ts';

/** What is true of every stage at rest, whatever happened on it. */
export function expectSound(stage: Stage): void {
  for (const commits of stage.world.commits.values()) expect(findChainFault(commits)).toBeUndefined();
  expectRowsToBeFolds(stage);
  expectNoOwnerBeforeAcceptance(stage);
  expect(stage.world.queued.buried).toEqual([]);
}

function expectRowsToBeFolds(stage: Stage): void {
  const projected = [
    ...handoffs(stage).map((state) => handoffRow(subjectId('handoff', state.handoffId), state, SETTINGS)),
    ...incidents(stage).map((state) => incidentRow(subjectId('incident', state.id), state)),
  ];
  for (const row of projected) {
    const stored = stage.world.rows.get(row.subjectId);
    expect(stored !== undefined && rowEquals(stored, row), `the row of ${row.subjectId}`).toBe(true);
  }
}

/** Every owner that we ever wrote is one who had accepted by then, or who was one before it was taken back. */
function expectNoOwnerBeforeAcceptance({ world, hubspot, bundle }: Stage): void {
  const acceptances = [...world.commits.values()]
    .flat()
    .flatMap(({ at, facts }) =>
      facts.flatMap((fact) => (fact.type === 'OfferAccepted' ? [{ at, by: fact.by }] : [])),
    );
  const isTakenBack = [...world.commits.values()]
    .flat()
    .some(({ facts }) => facts.some(({ type }) => type === 'RollbackStarted'));
  const isGivenBack = (value: string, objectId: string): boolean =>
    isTakenBack &&
    hubspot
      .history(objectId, 'hubspot_owner_id')
      .some((entry) => entry.by !== 'baton' && entry.value === value);
  for (const objectId of hubspot.records.keys()) {
    const written = hubspot.history(objectId, 'hubspot_owner_id').filter(({ by }) => by === 'baton');
    for (const { value, at } of written) {
      const person = bundle.directory.people.find(({ ids }) => ids.hubspot === value)?.id;
      if (person === undefined || isGivenBack(value, objectId)) continue;
      expect(acceptances.some((accepted) => accepted.by === person && accepted.at <= at)).toBe(true);
    }
  }
}

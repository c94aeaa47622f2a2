import { expect, test } from 'vitest';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { setOwner, TOM } from '#test/scenario-support/crm.ts';
import { ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const ways: Readonly<Record<string, (stage: Stage) => void>> = {
  'away for good': ({ world }) => {
    world.absences.set('maya-chen', [{ from: '2030-01-31T12:00:00.000Z', until: FOR_GOOD }]);
  },
  'no longer active': (stage) => {
    const { directory } = stage.bundle;
    const people = directory.people.map((one) =>
      one.id === 'maya-chen' ? { ...one, isActive: false } : one,
    );
    stage.bundle = { ...stage.bundle, directory: { ...directory, people } };
  },
  'gone from the directory': (stage) => {
    const { directory } = stage.bundle;
    const people = directory.people.filter(({ id }) => id !== 'maya-chen');
    stage.bundle = { ...stage.bundle, directory: { ...directory, people } };
  },
};

test.each(Object.entries(ways))('whoever is %s is not entered again', async (_way, leaves) => {
  const stage = await offered({ ...sampleContract, whenOwnerChanges: 'restore' });
  await accept(stage);
  await stage.pass(60 * 60);
  leaves(stage);
  await setOwner(stage, TOM);
  await stage.pass(10 * 60);
  expect(facts(stage, 'HandoffReopened')).toEqual([]);
  expect(handoff(stage)).toMatchObject({ status: 'completed', isOutside: true });
  expect(ownerShown(stage)).toBe(TOM);
});

import { expect, test } from 'vitest';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { accept } from '#test/scenario-support/people.ts';
import { asanaTarget, contractOver, offeredUnder } from '#test/scenario-support/several-systems.ts';

test.each([
  ['a text of which every property is misspelt', { kind: 'text', text: '{dealnam}' }],
  ['a property that is not there', { kind: 'property', property: 'dealnam' }],
] as const)('what Baton makes gets no empty name: %s', async (_, from) => {
  const stage = await offeredUnder(
    contractOver({
      ...asanaTarget,
      fields: [...asanaTarget.fields.filter(isOther), { field: 'name', from }],
    }),
  );
  await accept(stage);
  await stage.pass(400);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'target-failed', target: 'asana', because: 'came-out-empty', field: 'name' },
  });
  expect(stage.asana.writes()).toEqual([]);
  expect(facts(stage, 'TargetVerified').map(({ target }) => target)).toEqual(['hubspot']);
});

const isOther = ({ field }: { readonly field: string }): boolean => field !== 'name';

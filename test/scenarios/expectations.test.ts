import { expect, test } from 'vitest';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept } from '#test/scenario-support/people.ts';
import { asanaTarget, contractOver, offeredUnder } from '#test/scenario-support/several-systems.ts';

const expectsMember = contractOver({
  ...asanaTarget,
  expect: [{ field: 'assignee_is_member', oneOf: ['true'] }],
});

test('what is expected besides and never comes is never done: held, naming the field', async () => {
  const stage = await offeredUnder(expectsMember);
  await accept(stage);
  await stage.pass(400);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: {
      kind: 'target-failed',
      target: 'asana',
      because: 'not-as-expected',
      field: 'assignee_is_member',
    },
  });
  expect(facts(stage, 'TargetVerified').map(({ target }) => target)).toEqual(['hubspot']);
  expect(stage.asana.writes()).toHaveLength(1);
});

test('what is expected besides may come a little later, and nothing is written again for it', async () => {
  const stage = await offeredUnder(expectsMember);
  await accept(stage);
  expect(handoff(stage).status).toBe('syncing');
  for (const thing of stage.asana.things.values()) thing.assignee_is_member = 'true';
  await stage.pass(120);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.asana.writes()).toHaveLength(1);
});

test('what is expected to be filled is not done while it is empty', async () => {
  const stage = await offeredUnder(contractOver({ ...asanaTarget, expect: [{ field: 'attachments' }] }));
  await accept(stage);
  await stage.pass(400);
  expect(handoff(stage)).toMatchObject({ cause: { because: 'not-as-expected', field: 'attachments' } });
});

test('a cancel while it is waited for finds that it was written', async () => {
  const stage = await offeredUnder(expectsMember);
  await accept(stage);
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  await stage.pass(200);
  expect(handoff(stage).status).toBe('cancelled');
  expect(facts(stage, 'TargetVerified').map(({ target }) => target)).toContain('asana');
  expect(facts(stage, 'AttemptFailed')).toEqual([]);
});

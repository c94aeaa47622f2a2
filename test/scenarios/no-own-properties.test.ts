import { expect, test } from 'vitest';
import { handoff } from '#test/scenario-support/looking.ts';
import {
  acceptedUnder,
  asanaTarget,
  contractOver,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';

test('a system without Baton’s own properties is not asked to show them', async () => {
  const stage = await acceptedUnder(contractOver(salesforceTarget, asanaTarget));
  expect(handoff(stage).status).toBe('completed');
  const shown = [...stage.world.reflections.keys()];
  expect(shown).toEqual([JSON.stringify([handoff(stage).handoffId, 'hubspot'])]);
});

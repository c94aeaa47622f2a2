import { expect, test } from 'vitest';
import { CONTACT, MAYA } from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { offerTo, send } from '#test/scenario-support/people.ts';

test('what was equal before we wrote is ALREADY, never VERIFIED, and is not written', async () => {
  const stage = await offered();
  await send(stage, offerTo(stage), { answer: 'accept' });
  const shown = { hubspot_owner_id: MAYA, baton_accepted_by: 'Maya Chen', baton_since: stage.now() };
  stage.hubspot.set(CONTACT, shown, '98004');
  await stage.run();
  expect(facts(stage, 'TargetVerified')).toMatchObject([{ verdict: 'ALREADY' }]);
  expect(stage.hubspot.ownerWrites()).toHaveLength(0);
  expect(handoff(stage).status).toBe('completed');
});

import { expect, test } from 'vitest';
import { CONTACT, MAYA } from '#test/scenario-support/crm.ts';
import { factTypes, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept } from '#test/scenario-support/people.ts';

test('a handoff that is accepted is written, read back and completed', async () => {
  const stage = await offered();
  await accept(stage);
  await stage.pass(60);
  console.log(factTypes(stage), stage.errors, stage.fates.calls.length);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.hubspot.value(CONTACT, 'hubspot_owner_id')).toBe(MAYA);
});

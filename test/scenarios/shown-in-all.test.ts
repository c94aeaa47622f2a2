import { expect, test } from 'vitest';
import { accept, look, offerTo } from '#test/scenario-support/people.ts';
import { contractOver, offeredUnder, salesforceTarget } from '#test/scenario-support/several-systems.ts';

test('whoever accepted reads in which systems they are shown, all of them', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  const offer = offerTo(stage);
  await accept(stage, offer);
  await stage.pass(60);
  expect((await look(stage, offer)).body).toContain('Baton read HubSpot and Salesforce back');
});

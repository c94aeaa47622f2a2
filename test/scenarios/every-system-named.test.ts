import { expect, test } from 'vitest';
import { look, offerTo, send } from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  offeredUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';

const EVERYWHERE = 'HubSpot and Salesforce will show you as the owner, and Asana gets a task with the brief';

test('whoever is asked reads what would be entered where, and so does whoever has just accepted', async () => {
  const stage = await offeredUnder(contractOver(asanaTarget, salesforceTarget));
  const link = offerTo(stage);
  expect((await look(stage, link)).body).toContain(`It becomes yours: ${EVERYWHERE}.`);
  const { body } = await send(stage, link, { answer: 'accept' });
  expect(body).toContain(`Thank you. ${EVERYWHERE}, usually within a minute.`);
});

import { expect, test } from 'vitest';
import { setLifecycle, setOwner, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoffs } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { accept, offerTo } from '#test/scenario-support/people.ts';
import { LEAD, OPPORTUNITY, toms } from '#test/scenario-support/two-owners.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

test('an owner change that starts a handoff of another contract is compared all the same', async () => {
  const trigger = { ...toms.trigger, property: 'hubspot_owner_id' };
  const byOwner = { ...toms, trigger, statusMap: { [TOM]: toms.statusMap[OPPORTUNITY] ?? trigger.status } };
  const stage = newStage(sampleContract, sampleDirectory, undefined, [byOwner]);
  await setLifecycle(stage, LEAD);
  await accept(stage, offerTo(stage));
  await stage.pass(60 * 60);
  await setOwner(stage, TOM);
  const [first, second] = handoffs(stage);
  expect(facts(stage, 'DifferenceSeen')).toHaveLength(1);
  expect(second?.contract).toBe(byOwner.id);
  expect([...stage.world.receipts.values()].at(-1)).toMatchObject({
    outcome: 'accepted',
    handoffIds: [second?.handoffId, first?.handoffId],
  });
});

import { expect, test } from 'vitest';
import { deliverUntilTaken, setLifecycle, stageEvent } from '#test/scenario-support/crm.ts';
import { handoffs } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { receiptOf } from '#test/scenario-support/operator.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const activeFrom = '2030-01-31T13:00:00.000Z';

test('what became of a record before its contract was active starts nothing, whenever it is reported', async () => {
  const stage = newStage({ ...sampleContract, activeFrom });
  const early = { outcome: 'ignored', because: 'not-active-yet', handoffIds: [] };
  const [first = ''] = await setLifecycle(stage, 'salesqualifiedlead');
  expect(await receiptOf(stage, first)).toMatchObject(early);
  await stage.pass(2 * HOUR);
  const [again = ''] = await deliverUntilTaken(stage, [stageEvent(stage)]);
  await stage.run();
  expect(await receiptOf(stage, again)).toMatchObject(early);
  await setLifecycle(stage, 'lead');
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(handoffs(stage)).toMatchObject([{ status: 'offered' }]);
});

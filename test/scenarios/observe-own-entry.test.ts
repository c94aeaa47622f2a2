import { expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { PRIYA, reportOwner, setLifecycle, setOwner } from '#test/scenario-support/crm.ts';
import { review, reviewDone, reviewOfLeads, stageWith, under } from '#test/scenario-support/in-order.ts';
import { facts } from '#test/scenario-support/looking.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const observing: Contract = { ...sampleContract, mode: 'observe' };

test('an owner whom Baton entered under another contract is no transfer without it', async () => {
  const stage = stageWith(reviewOfLeads, observing);
  await setLifecycle(stage, 'salesqualifiedlead');
  await stage.pass(60);
  await reviewDone(stage);
  expect(under(review, stage).status).toBe('completed');
  await reportOwner(stage);
  expect(facts(stage, 'TransferObserved')).toEqual([]);
  await stage.pass(60);
  await setOwner(stage, PRIYA);
  expect(facts(stage, 'TransferObserved')).toMatchObject([{ owner: 'priya-nair' }]);
});

import { expect, test } from 'vitest';
import type { Handoff } from '#domain/handoff/state.ts';
import { CONTACT, PRIYA, setLifecycle, setOwner, TOM } from '#test/scenario-support/crm.ts';
import { ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoffs } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { accept, decline, offerTo, PRIYA_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { LEAD, OPPORTUNITY, toms } from '#test/scenario-support/two-owners.ts';
import { sampleContract, sampleDirectory, chainContract } from '../unit/contract/sample.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** The contact was handed over an hour ago, and becomes qualified for the second time. */
async function handedOverAndAgain(
  whenOwnerChanges: 'restore' | 'ask',
  contract = sampleContract,
): Promise<Stage> {
  const stage = await offered({ ...contract, whenOwnerChanges });
  await accept(stage);
  await stage.pass(HOUR);
  stage.hubspot.set(CONTACT, { lifecyclestage: 'lead' }, '98002');
  stage.skip(1);
  await setLifecycle(stage, LEAD);
  return stage;
}

/** What the older handoff of the record is, and what the newer. */
function both(stage: Stage): readonly [Handoff, Handoff] {
  const [older, newer, ...others] = handoffs(stage);
  if (older === undefined || newer === undefined || others.length > 0) throw new Error('not two handoffs');
  return [older, newer];
}

test('while the newest acceptance waits for a decision, an older one claims nothing', async () => {
  const stage = await handedOverAndAgain('ask');
  await accept(stage, offerTo(stage));
  await stage.pass(HOUR);
  await setOwner(stage, TOM);
  await stage.pass(2 * MINUTE);
  const before = both(stage)[0].seq;
  await setOwner(stage, PRIYA);
  await stage.pass(2 * MINUTE);
  expect(both(stage)).toMatchObject([
    { status: 'completed', seq: before },
    { status: 'held', cause: { kind: 'owner-changed' } },
  ]);
});

test('an older acceptance never writes over a newer one that came between its two looks', async () => {
  const stage = await handedOverAndAgain('restore', { ...chainContract, escalation: [] });
  await decline(stage, offerTo(stage));
  await setOwner(stage, PRIYA);
  expect(facts(stage, 'DifferenceSeen')).toHaveLength(1);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  await stage.pass(HOUR);
  expect(facts(stage, 'HandoffReopened')).toEqual([]);
  expect(ownerShown(stage)).toBe(PRIYA);
  expect(both(stage)).toMatchObject([
    { status: 'completed', isOutside: true, difference: undefined },
    { status: 'completed', ownership: { owner: 'priya-nair' } },
  ]);
});

test('of two contracts that write one owner, the one that was accepted last counts, adopted or not', async () => {
  const restoring = { ...sampleContract, whenOwnerChanges: 'restore' } as const;
  const stage = newStage(restoring, sampleDirectory, undefined, [{ ...toms, whenOwnerChanges: 'adopt' }]);
  for (const value of [LEAD, OPPORTUNITY]) {
    await setLifecycle(stage, value);
    await accept(stage, offerTo(stage));
    await stage.pass(HOUR);
  }
  for (const owner of [TOM, PRIYA]) {
    await setOwner(stage, owner);
    await stage.pass(10 * MINUTE);
  }
  expect(facts(stage, 'HandoffReopened')).toEqual([]);
  expect(ownerShown(stage)).toBe(PRIYA);
});

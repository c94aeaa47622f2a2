import { expect, test } from 'vitest';
import { CONTACT, MAYA } from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { request } from '#test/scenario-support/operator.ts';
import { accept } from '#test/scenario-support/people.ts';
import { interleave } from '#test/scenario-support/race.ts';
import { contractOver, offeredUnder, salesforceTarget } from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { syncOnce } from '#test/scenario-support/workers.ts';

const { sync, ...rest } = contractOver(salesforceTarget);
/** Salesforce is written first, and taken back for what HubSpot refuses. */
const contract = { ...rest, whenPartial: 'roll-back' as const, sync: { targets: sync.targets.toReversed() } };
const ownerIn = (stage: Stage) => stage.hubspot.value(CONTACT, 'hubspot_owner_id');

/** What was refused is looked at for the second time now: it shows what it is to be given back. */
async function atSecondLook(): Promise<Stage> {
  const stage = await offeredUnder(contract);
  stage.hubspot.writeFaults.push({ does: 'answer', status: 400 });
  await accept(stage);
  await stage.runUntil(() => handoff(stage).targets.hubspot?.secondLookFrom !== undefined);
  stage.skip(60);
  return stage;
}

test('what was read to take it back proves nothing once it is written again', async () => {
  const stage = await atSecondLook();
  expect(handoff(stage).status).toBe('rolling-back');
  const plain = stage.fork();
  await syncOnce(plain);
  const untilRead = plain.fates.calls.findIndex(({ call }) => call === 'hubspot.read') + 1;
  const takenBackAndRetried = async () => {
    await syncOnce(stage);
    await stage.runUntil(() => handoff(stage).status === 'held');
    expect(handoff(stage)).toMatchObject({ cause: { kind: 'rolled-back' } });
    const { handoffId } = handoff(stage);
    await request(stage, 'POST', `/operator/handoffs/${handoffId}/retry`, { reason: 'it takes it now' });
  };
  await interleave(stage, [() => syncOnce(stage), takenBackAndRetried], [untilRead, Infinity, Infinity]);
  await stage.rounds(2);
  expect(handoff(stage).status).toBe('completed');
  expect(ownerIn(stage)).toBe(MAYA);
  expect(facts(stage, 'TargetVerified').filter(({ target }) => target === 'hubspot')).toHaveLength(1);
});

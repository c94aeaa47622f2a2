import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#adapters/memory/world.ts';
import { deliver, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { acceptedWith } from '#test/scenario-support/holds.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { pause } from '#test/scenario-support/operator.ts';
import { accept, decline } from '#test/scenario-support/people.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { kickoffContract, sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';
import vectors from '#test/vectors/hubspot-webhook-batch.json' with { type: 'json' };

/** What was published of the contract of the stage, each with its values in order. */
function told(stage: Stage): Readonly<Record<string, readonly number[]>> {
  const ours = stage.told.filter(({ dimensions }) => dimensions.contract === stage.contract.id);
  const grouped = Map.groupBy(ours, ({ metric }) => metric);
  return Object.fromEntries(
    [...grouped].map(([metric, all]) => [metric, all.map(({ value }) => value)] as const),
  );
}

const HEALTHY = {
  ...{ EventBlocked: [0], AcknowledgedInTime: [1], TimeToAcknowledge: [60], OfferExpired: [0] },
  ...{ SyncFailed: [0], SyncDelay: [2] },
};

test('a handoff that goes well is told once to the graphs of its contract', async () => {
  const stage = await offered();
  await stage.pass(60);
  await accept(stage);
  expect(told(stage)).toEqual(HEALTHY);
});

test('what nobody answers is a breach in the graphs too', async () => {
  const stage = await offered();
  await stage.pass(5 * 60 * 60);
  expect(told(stage)).toMatchObject({ AcknowledgedInTime: [0], OfferExpired: [1] });
  expect(told(stage)).not.toHaveProperty('TimeToAcknowledge');
});

test('a system that says yes and changes nothing has failed', async () => {
  const drop = { does: 'say yes and drop it' } as const;
  const stage = await acceptedWith(drop, drop, drop);
  expect(told(stage)).toMatchObject({ SyncFailed: [1] });
  expect(told(stage)).not.toHaveProperty('SyncDelay');
});

test('an event that is blocked is told with its contract', async () => {
  const stage = newStage();
  seedContact(stage, '502');
  await setLifecycle(stage, 'SQL', '502');
  expect(told(stage)).toEqual({ EventBlocked: [1] });
});

test('a batch of the stream that failed is told when it has come through, and once', async () => {
  const stage = await offered();
  await stage.pass(60);
  const reads = new Map<number, number>();
  const deaths = new Set<number>();
  // When all else is done with a commit, its log is read once more for its numbers.
  stage.fates.doom = ({ lambda, process, call }) => {
    if (lambda !== 'relay' || call !== 'log.read' || deaths.size === 3) return undefined;
    reads.set(process, (reads.get(process) ?? 0) + 1);
    if (reads.get(process) !== 2) return undefined;
    deaths.add(process);
    return 'after';
  };
  await accept(stage);
  await stage.run();
  expect(deaths.size).toBe(3);
  expect(told(stage)).toEqual(HEALTHY);
});

/** What a round that looks at what waits publishes of the contract of the stage. */
async function measured(stage: Stage): Promise<Readonly<Record<string, readonly number[]>>> {
  stage.told.length = 0;
  await stage.invoke('measure-contracts', {});
  return told(stage);
}

test('what waits is measured against its deadline: half of it used, late, and nothing once it is accepted', async () => {
  const stage = await offered();
  await stage.pass(2 * 60 * 60);
  expect(await measured(stage)).toEqual({ OldestWaiting: [0.5] });
  await accept(stage);
  expect(await measured(stage)).toEqual({ OldestWaiting: [0] });
});

test('what is held without an owner goes on counting, above one', async () => {
  const stage = await offered();
  await stage.pass(6 * 60 * 60);
  expect(await measured(stage)).toEqual({ OldestWaiting: [1.5] });
});

test('what is at stake in all that waits is added up, where the contract names an amount', async () => {
  const stage = new Stage(kickoffContract, sampleDirectory, createWorld(), [sampleContract]);
  onTestFinished(() => expectSound(stage));
  expect(await measured(stage)).toEqual({ OldestWaiting: [0], WaitingAmount: [0] });
  const values = { dealname: 'Larsen Foods', amount: '600000.50', closedate: '2030-01-31' };
  const won = { pipeline: 'default', dealstage: 'closedwon', hubspot_owner_id: '71002' };
  stage.hubspot.set('546500061938', { ...values, ...won }, '98002');
  await deliver(stage, JSON.stringify(vectors.c_generic_propertyChange));
  await stage.run();
  expect(await measured(stage)).toMatchObject({ WaitingAmount: [600_000.5] });
});

/** What was told of repairs, each with the dimensions that it bears. */
const repairsOf = (stage: Stage) =>
  stage.told
    .filter(({ metric }) => metric === 'StepRepaired')
    .map(({ value, dimensions }) => [value, ...Object.keys(dimensions)]);

test('a step that the watchdog had to repair is told of the stage, not of the contract', async () => {
  const stage = await offered();
  stage.world.tokens.clear();
  await decline(stage);
  await stage.rounds(3);
  expect(repairsOf(stage)).toEqual([
    [1, 'service'],
    [1, 'service'],
  ]);
});

test('so it is while the stream that tells all other numbers stands still', async () => {
  const stage = await offered();
  stage.isStreamPaused = true;
  await accept(stage);
  await stage.rounds(1);
  expect(repairsOf(stage)).toEqual([[1, 'service']]);
});

test('a deadline whose timer is gone is told as a repair, one whose timer works is not', async () => {
  const [kept, lost] = [await offered(), await offered()];
  lost.world.timers.clear();
  await kept.pass(5 * 60 * 60);
  await lost.pass(4 * 60 * 60);
  await lost.rounds(1);
  expect(repairsOf(kept)).toEqual([]);
  expect(repairsOf(lost)).toEqual([[1, 'service']]);
});

test('so is the deadline of an incident', async () => {
  const [kept, lost] = [await offered(), await offered()];
  for (const stage of [kept, lost]) await decline(stage);
  lost.world.timers.clear();
  await kept.pass(49 * 60 * 60);
  await lost.pass(48 * 60 * 60);
  await lost.rounds(1);
  expect(repairsOf(kept)).toEqual([]);
  expect(repairsOf(lost)).toEqual([[1, 'service']]);
});

test('and the end of a pause', async () => {
  const [kept, lost] = [newStage(), newStage()];
  for (const stage of [kept, lost]) await pause(stage, '6h');
  lost.world.timers.clear();
  await kept.pass(7 * 60 * 60);
  await lost.pass(6 * 60 * 60);
  await lost.rounds(1);
  expect(repairsOf(kept)).toEqual([]);
  expect(repairsOf(lost)).toEqual([[1, 'service']]);
});

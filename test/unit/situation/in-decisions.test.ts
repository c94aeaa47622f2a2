import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { expect, test } from 'vitest';
import { createWorld } from '#adapters/memory/world.ts';
import { commandHandoff } from '#application/command-handoff.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { contractSchema } from '#domain/contract/contract.ts';
import { directorySchema } from '#domain/contract/directory.ts';
import { handoffIdSchema, stableId, subjectParts } from '#domain/ids.ts';
import { advanceHandler, TurnBusyError } from '#lambdas/advance-handoff/handler.ts';
import { admit, processOn } from '../admission/process.ts';
import { sampleContract, sampleDirectory } from '../contract/sample.ts';

const contract = contractSchema.parse({
  ...sampleContract,
  routing: { strategy: 'round-robin', pool: 'pair' },
});
const directory = directorySchema.parse({
  ...sampleDirectory,
  pools: [...sampleDirectory.pools, { id: 'pair', members: ['maya-chen', 'tom-okafor'] }],
});
const bundle = { contracts: [{ digest: contractDigest(contract), contract }], directory };
const MAYA = { kind: 'person', id: 'maya-chen', channel: 'link' } as const;
const away = { from: '2030-01-31T00:00:00.000Z', until: '2030-02-01T00:00:00.000Z' };

/** A stage on which one handoff has been offered to the first of the pair, who then declined. */
async function declined() {
  const world = createWorld();
  const { ports } = processOn(world, bundle);
  await admit(ports, '501');
  const [row] = world.rows.values();
  if (row === undefined) throw new Error('nothing was admitted');
  expect(row.offeredTo).toBe('maya-chen');
  const handoffId = handoffIdSchema.parse(subjectParts(row.subjectId).id);
  const command = { type: 'DeclineOffer', epoch: 1, by: 'maya-chen', reason: 'not-mine' } as const;
  await commandHandoff(ports, { handoffId, command, actor: MAYA });
  const runtime = {
    logger: new Logger({ logLevel: 'SILENT' }),
    metrics: new Metrics({ namespace: 'Test' }),
  };
  return { world, ports, runtime, event: { handoffId, run: 1 }, subject: row.subjectId };
}

test('whoever is entered as away is not asked first', async () => {
  const world = createWorld();
  const { ports } = processOn(world, bundle);
  await ports.absences.put('maya-chen', [away], ports.now());
  await admit(ports, '501');
  expect([...world.rows.values()]).toMatchObject([{ offeredTo: 'tom-okafor' }]);
});

test('whoever is entered as away in between is not asked next', async () => {
  const { world, ports, runtime, event, subject } = await declined();
  await ports.absences.put('tom-okafor', [away], ports.now());
  await advanceHandler(ports, runtime)(event);
  expect(world.rows.get(subject)?.offeredTo).not.toBe('tom-okafor');
});

test('the next is asked when the first declined', async () => {
  const { world, ports, runtime, event, subject } = await declined();
  expect(await advanceHandler(ports, runtime)(event)).toEqual({ next: 'offer' });
  expect(world.rows.get(subject)?.offeredTo).toBe('tom-okafor');
});

test('a turn that somebody else is taking in the middle of a handoff stops the step, which is made again', async () => {
  const { ports, runtime, event } = await declined();
  const turns = { take: async () => 'busy' as const };
  const advanced = advanceHandler({ ...ports, turns }, runtime)(event);
  await expect(advanced).rejects.toBeInstanceOf(TurnBusyError);
});

test('a handoff that does not exist has nothing to go on with', async () => {
  const { ports, runtime, event } = await declined();
  const { handoffId } = event;
  const other = stableId('another', handoffId);
  expect(await advanceHandler(ports, runtime)({ handoffId: other, run: 1 })).toEqual({ next: 'superseded' });
});

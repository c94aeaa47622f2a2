import { expect, test } from 'vitest';
import { createWorld } from '#adapters/memory/world.ts';
import type { World } from '#adapters/memory/world.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { contractSchema } from '#domain/contract/contract.ts';
import { directorySchema } from '#domain/contract/directory.ts';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';
import { admit, processOn } from './process.ts';

const PEOPLE = Array.from({ length: 7 }, (_, index) => `person-${index}`);
const directory = directorySchema.parse({
  ...sampleDirectory,
  people: [
    ...sampleDirectory.people,
    ...PEOPLE.map((id, index) => ({
      id,
      name: id,
      email: `${id}@example.com`,
      timeZone: 'Europe/London',
      ids: { hubspot: `9${index}` },
    })),
  ],
  pools: [{ id: 'seven', members: PEOPLE }],
});
const contract = contractSchema.parse({
  ...sampleContract,
  routing: { strategy: 'round-robin', pool: 'seven' },
});
const bundle: ContractBundle = { contracts: [{ digest: contractDigest(contract), contract }], directory };

/** Whom each handoff of a world was offered to. */
const offeredTo = ({ commits }: World): readonly string[] =>
  [...commits.values()].flatMap((log) =>
    log
      .flatMap(({ facts }) => facts.map((fact) => handoffFactSchema.parse(fact)))
      .flatMap((fact) => (fact.type === 'OfferMade' ? [fact.to] : [])),
  );

test('of a thousand admissions at once, three hundred of them twice, seven people get the same within one', async () => {
  const world = createWorld();
  const { ports } = processOn(world, bundle);
  const deliveries = Array.from({ length: 1000 }, (_, index) =>
    admit(ports, String(index % 704), `d${index}`),
  );
  await Promise.all(deliveries);
  const offered = offeredTo(world);
  const counts = PEOPLE.map((person) => offered.filter((to) => to === person).length);
  expect([offered.length, Math.min(...counts), Math.max(...counts)]).toEqual([704, 100, 101]);
});

test('an event whose turn somebody else is taking comes again soon, which is no attempt of its own', async () => {
  const world = createWorld();
  const { ports } = processOn(world, bundle);
  await admit({ ...ports, turns: { take: async () => 'busy' } }, '501');
  expect(world.commits.size).toBe(0);
  const [queued] = world.queued.intake;
  expect(queued).toMatchObject({
    message: { kind: 'event', receiptId: 'r.501', attempt: 1 },
    delaySeconds: 15,
  });
  expect(world.receipts.get('r.501')).toMatchObject({ outcome: 'received', because: 'turn-being-taken' });
  await admit(ports, '501');
  expect(world.receipts.get('r.501')).toMatchObject({ outcome: 'accepted' });
  expect(offeredTo(world)).toEqual(['person-0']);
});

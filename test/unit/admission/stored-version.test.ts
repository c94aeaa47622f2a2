import { expect, test } from 'vitest';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { createWorld } from '#adapters/memory/world.ts';
import type { World } from '#adapters/memory/world.ts';
import { admitEvent } from '#application/admit-event.ts';
import type { AdmissionPorts } from '#application/admit-event.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';

const now = '2030-01-31T12:00:00.000Z';
const digest = contractDigest(sampleContract);

/** The ports of one process, with what it has put into transactions as versions. */
function processOn(world: World) {
  let ids = 0;
  const memory = memoryPorts(world);
  const versions: (string | undefined)[] = [];
  const ports: AdmissionPorts = {
    ...memory,
    log: {
      ...memory.log,
      appendWithRow: (commit, row, version) => {
        versions.push(version?.digest);
        return memory.log.appendWithRow(commit, row, version);
      },
    },
    bundle: { contracts: [{ digest, contract: sampleContract }], directory: sampleDirectory },
    settings: { stepSeconds: 300, planLeaseSeconds: 120, claimSeconds: 60, backoffSeconds: 5 },
    now: () => now,
    newId: () => String((ids += 1)).padStart(32, '0'),
    random: () => 0.5,
    storedVersions: new Set(),
    connector: {
      read: async () => ({ kind: 'ok', value: { properties: qualified } }),
      write: async () => ({ kind: 'ok', value: undefined }),
      isSame: () => false,
    },
  };
  return { ports, versions };
}

const property = (value: string) => ({ value, writtenByUs: false, since: now, changedBy: undefined });
const qualified = {
  lifecyclestage: property('salesqualifiedlead'),
  firstname: property('Amelia'),
  company: property('Northwind Robotics'),
  email: property('amelia.hart@example.com'),
};

async function admit(ports: AdmissionPorts, objectId: string): Promise<void> {
  const record = { source: 'hubspot', objectType: 'contact', objectId } as const;
  await admitEvent(ports, {
    receiptId: `r.${objectId}`,
    correlationId: correlationIdSchema.parse(`r.${objectId}`),
    event: { record, property: 'lifecyclestage', value: 'salesqualifiedlead', occurredAt: now },
    attempt: 1,
  });
}

test('a process stores a version of a contract with its first handoff under it, and not again', async () => {
  const { ports, versions } = processOn(createWorld());
  for (const objectId of ['501', '502', '503']) await admit(ports, objectId);
  expect(versions).toEqual([digest, undefined, undefined]);
});

test('a process that stored nothing itself does not rely on another', async () => {
  const world = createWorld();
  const [one, other] = [processOn(world), processOn(world)];
  await admit(one.ports, '501');
  await admit(other.ports, '501');
  await admit(other.ports, '502');
  expect(other.versions).toEqual([digest]);
});

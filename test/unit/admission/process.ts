import { memoryPorts } from '#adapters/memory/ports.ts';
import type { World } from '#adapters/memory/world.ts';
import { admitEvent } from '#application/admit-event.ts';
import type { AdmissionPorts } from '#application/arrived-event.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';

const now = '2030-01-31T12:00:00.000Z';
export const digest = contractDigest(sampleContract);
const sampleBundle: ContractBundle = {
  contracts: [{ digest, contract: sampleContract }],
  directory: sampleDirectory,
};

/** The ports of one process, with what it has put into transactions as versions. */
export function processOn(world: World, bundle = sampleBundle) {
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
    bundle,
    settings: { stepSeconds: 300, planLeaseSeconds: 120, claimSeconds: 60, backoffSeconds: 5 },
    now: () => now,
    newId: () => String((ids += 1)).padStart(32, '0'),
    random: () => 0.5,
    mode: 'enforce',
    storedVersions: new Set(),
    connector: {
      read: async () => ({ kind: 'ok', value: { properties: qualified } }),
      write: async () => ({ kind: 'ok', value: {} }),
      fields: async () => ({ kind: 'ok', value: {} }),
      links: async () => ({ kind: 'ok', value: {} }),
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

/** Lets an event of that record arrive; of a delivery of its own if it is told so. */
export async function admit(ports: AdmissionPorts, objectId: string, delivery = 'r'): Promise<void> {
  const record = { source: 'hubspot', objectType: 'contact', objectId } as const;
  await admitEvent(ports, {
    receiptId: `${delivery}.${objectId}`,
    correlationId: correlationIdSchema.parse(`${delivery}.${objectId}`),
    event: { record, property: 'lifecyclestage', value: 'salesqualifiedlead', occurredAt: now },
    attempt: 1,
  });
}

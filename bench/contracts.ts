import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileContracts } from '#cli/contracts/compile.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { contractSchema } from '#domain/contract/contract.ts';

/** What is played: the sales contract as it is shipped (HubSpot and Salesforce), and with HubSpot alone. */
export const PLAYED = [
  { name: 'HubSpot', stage: 'opportunity' },
  { name: 'HubSpot and Salesforce', stage: 'salesqualifiedlead' },
] as const;
type Versioned = ContractBundle['contracts'][number];

export type Played = (typeof PLAYED)[number];

/** The shipped contracts, and the sales contract once more with one target, under a stage of its own. */
export async function writeBenchContracts(root: string, file: string): Promise<void> {
  const compiled = await compileContracts(join(root, 'contracts'));
  if (compiled.kind === 'errors') throw new AggregateError(compiled.errors, 'the shipped contracts');
  const { contracts, ...rest } = compiled.bundle;
  await writeFile(
    file,
    canonicalJson({ ...rest, contracts: [...contracts, ...contracts.flatMap(oneTarget)] }),
  );
}

function oneTarget({ contract }: Versioned): readonly Versioned[] {
  if (contract.id !== 'sales-qualified-lead') return [];
  const targets = contract.sync.targets.filter(({ system }) => system === 'hubspot');
  const trigger = { ...contract.trigger, status: 'opportunity' };
  const one = contractSchema.parse({
    ...contract,
    id: 'one-target',
    trigger,
    sync: { ...contract.sync, targets },
  });
  return [{ digest: contractDigest(one), contract: one }];
}

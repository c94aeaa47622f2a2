import type { Contract } from '#domain/contract/contract.ts';
import { contractSchema } from '#domain/contract/contract.ts';
import type { HandoffRules } from '#domain/handoff/commands.ts';
import type { Ports } from './ports.ts';

/** The log names a version of a contract that is neither in this bundle nor stored. */
export class UnknownContractVersionError extends Error {
  readonly digest: string;

  constructor(digest: string) {
    super(`the contract version ${digest} is not known`);
    this.name = 'UnknownContractVersionError';
    this.digest = digest;
  }
}

/** The version of a contract that a handoff began under: a deploy never changes the rules of a handoff in flight. */
export async function contractByDigest(
  ports: Pick<Ports, 'bundle' | 'contractVersions'>,
  digest: string,
): Promise<Contract> {
  const bundled = ports.bundle.contracts.find((version) => version.digest === digest);
  if (bundled !== undefined) return bundled.contract;
  const stored = await ports.contractVersions.get(digest);
  if (stored === undefined) throw new UnknownContractVersionError(digest);
  return contractSchema.parse(JSON.parse(stored));
}

export async function rulesOf(
  ports: Pick<Ports, 'bundle' | 'contractVersions' | 'settings'>,
  digest: string,
): Promise<HandoffRules> {
  return { contract: await contractByDigest(ports, digest), settings: ports.settings };
}

/** The present version of a contract, by its name; undefined if this deployment has none of that name. */
export function presentContract(ports: Pick<Ports, 'bundle'>, name: string): Contract | undefined {
  return ports.bundle.contracts.find(({ contract }) => contract.id === name)?.contract;
}

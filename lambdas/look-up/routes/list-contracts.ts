import type { ContractsAnswer } from '#domain/operator/measures.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** The contracts that this deployment has. */
export function listContracts({ bundle }: Pick<LookUpPorts, 'bundle'>): Promise<ContractsAnswer> {
  const contracts = bundle.contracts.map(({ contract: { id, title } }) => ({ id, title }));
  return Promise.resolve({ contracts });
}

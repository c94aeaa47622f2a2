import { commandContract } from '#application/command-contract.ts';
import type { ContractOrder } from '#application/command-contract.ts';
import type { ContractCommand } from '#domain/contract-log/contract-log.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import type { OperatePorts } from './operate-ports.ts';
import { refusedBecause } from '#lambdas/_operating/problem.ts';

/** Carries out what an operator decided about a contract, and asks for its effects. False: it was so already. */
export async function commandContractByHand(
  ports: OperatePorts,
  { caller }: OperatorCall,
  contract: ContractOrder['contract'],
  command: ContractCommand,
): Promise<boolean> {
  const { refusal, commit } = await commandContract(ports, {
    contract,
    command,
    actor: { kind: 'operator', id: caller.id },
    correlationId: correlationIdSchema.parse(ports.newId()),
  });
  if (refusal !== undefined) throw refusedBecause(refusal.because);
  if (commit !== undefined) await ports.queues.wake([subjectId('contract', contract.id)]);
  return commit !== undefined;
}

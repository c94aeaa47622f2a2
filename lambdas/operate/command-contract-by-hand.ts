import { commandContract } from '#application/command-contract.ts';
import type { ContractOrder } from '#application/command-contract.ts';
import type { ContractCommand } from '#domain/contract-log/contract-log.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { withReason } from '#lambdas/_operating/erasable-names.ts';
import type { OperatePorts } from './operate-ports.ts';
import { refusedBecause } from '#lambdas/_operating/problem.ts';

interface OrderByHand {
  readonly contract: ContractOrder['contract'];
  readonly reason: string;
  readonly commandOf: (textId: string) => ContractCommand;
}

/** Carries out what an operator decided about a contract, and asks for its effects. False: it was so already. */
export async function commandContractByHand(
  ports: OperatePorts,
  { caller }: OperatorCall,
  { contract, reason, commandOf }: OrderByHand,
): Promise<boolean> {
  const { refusal, commit } = await withReason(ports, { caller, reason }, (textId) =>
    commandContract(ports, {
      contract,
      command: commandOf(textId),
      actor: { kind: 'operator', id: caller.id },
      correlationId: correlationIdSchema.parse(ports.newId()),
    }),
  );
  if (refusal !== undefined) throw refusedBecause(refusal.because);
  if (commit !== undefined) await ports.queues.wake([subjectId('contract', contract.id)]);
  return commit !== undefined;
}

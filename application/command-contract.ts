import type { ContractCommand, ContractFact, ContractLog } from '#domain/contract-log/contract-log.ts';
import { decideContract } from '#domain/contract-log/contract-log.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { CorrelationId } from '#domain/ids.ts';
import { subjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import { contractRow } from '#domain/projection.ts';
import { contractModel, foldCommits } from '#domain/subjects.ts';
import { carryOut } from './carry-out.ts';
import type { Outcome } from './carry-out.ts';
import { dueUntilSettled } from './keep-row.ts';
import type { Ports } from './ports.ts';

export interface ContractOrder {
  readonly contract: { readonly id: string } & Pick<Contract, 'statusMap'>;
  readonly command: ContractCommand;
  readonly actor: Actor;
  /** Undefined: that of the log's first commit. */
  readonly correlationId?: CorrelationId;
}

/** Carries out one command on a contract's own log. Its row is due once more after each commit, until those that wait for it are woken. */
export async function commandContract(
  ports: Pick<Ports, 'log' | 'rows' | 'now' | 'newId' | 'settings'>,
  order: ContractOrder,
): Promise<Outcome<ContractLog, ContractFact>> {
  const subject = subjectId('contract', order.contract.id);
  return carryOut(ports, {
    ...order,
    subject,
    model: contractModel,
    decide: (state, now) => decideContract(state, order.command, order.contract, now),
    rowOf: (state, now) => dueUntilSettled(contractRow(subject, state, now), ports.settings, now),
    rowWithCommit: () => true,
  });
}

/** What was added to a contract in a hurry, and its pauses. */
export async function loadContractLog(ports: Pick<Ports, 'log'>, contract: string): Promise<ContractLog> {
  return foldCommits(contractModel, await ports.log.read(subjectId('contract', contract)));
}

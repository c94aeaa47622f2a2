import { presentContract } from '#application/contracts.ts';
import { closestOf } from '#domain/contract/closest.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { OperatePorts } from './operate-ports.ts';
import { notFound } from '#lambdas/_operating/problem.ts';

/** The contract of that name. Throws an OperatorProblem, with a near name, if this deployment has none. */
export function contractNamed(ports: Pick<OperatePorts, 'bundle'>, name: string): Contract {
  const contract = presentContract(ports, name);
  if (contract !== undefined) return contract;
  const names = ports.bundle.contracts.map((version) => version.contract.id);
  throw notFound('contract', name, closestOf(name, names));
}

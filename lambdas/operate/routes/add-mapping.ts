import { commandContract } from '#application/command-contract.ts';
import { presentContract } from '#application/contracts.ts';
import { closestOf } from '#domain/contract/closest.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { MappingAnswer } from '#domain/operator/answers.ts';
import { mappingRequestSchema } from '#domain/operator/requests.ts';
import { addSeconds } from '#domain/time.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { keepReason } from '#lambdas/_operating/erasable-names.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { badField, notFound, parseInput, refusedBecause } from '#lambdas/_operating/problem.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** Adds a mapping in a hurry: every event that waited for it goes on. */
export async function addMapping(ports: OperatePorts, call: OperatorCall): Promise<MappingAnswer> {
  const contract = contractNamed(ports, call.path.name ?? '');
  const { value, status, days, reason, ...wanted } = parseInput(mappingRequestSchema, call.body);
  checkStatus(contract, status);
  const endsAt = new Date(wanted.endsAt ?? addSeconds(ports.now(), days * DAY_SECONDS)).toISOString();
  const textId = await keepReason(ports, call.caller, reason);
  const { refusal, commit } = await commandContract(ports, {
    contract,
    command: { type: 'AddMapping', value, status, endsAt, textId },
    actor: { kind: 'operator', id: call.caller.id },
    correlationId: correlationIdSchema.parse(ports.newId()),
  });
  if (refusal !== undefined) throw refusedBecause(refusal.because);
  if (commit !== undefined) await ports.queues.wake([subjectId('contract', contract.id)]);
  return { contract: contract.id, value, status, endsAt, changed: commit !== undefined };
}

function contractNamed(ports: OperatePorts, name: string): Contract {
  const contract = presentContract(ports, name);
  if (contract !== undefined) return contract;
  const names = ports.bundle.contracts.map((version) => version.contract.id);
  throw notFound('contract', name, closestOf(name, names));
}

function checkStatus({ statusMap }: Contract, status: string): void {
  const known = [...new Set<string>(Object.values(statusMap))];
  if (!known.includes(status))
    throw badField('status', `one of ${known.join(', ')}`, closestOf(status, known));
}

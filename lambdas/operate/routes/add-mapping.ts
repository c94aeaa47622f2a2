import { closestOf } from '#domain/contract/closest.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { MappingAnswer } from '#domain/operator/mappings.ts';
import { mappingRequestSchema } from '#domain/operator/requests.ts';
import { addSeconds } from '#domain/time.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { commandContractByHand } from '../command-contract-by-hand.ts';
import { contractNamed } from '../contract-named.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { badField, OperatorProblem, parseInput } from '#lambdas/_operating/problem.ts';
import { waitingFor } from '../waiting-values.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** Adds a mapping in a hurry: every event that waited for it goes on. */
export async function addMapping(ports: OperatePorts, call: OperatorCall): Promise<MappingAnswer> {
  const contract = contractNamed(ports, call.path.name ?? '');
  const { value, status, days, reason, onlyIfWaiting, ...wanted } = parseInput(
    mappingRequestSchema,
    call.body,
  );
  checkStatus(contract, status);
  const endsAt = new Date(wanted.endsAt ?? addSeconds(ports.now(), days * DAY_SECONDS)).toISOString();
  const { waiting, near } = await waitingFor(ports, contract, value);
  if (onlyIfWaiting && waiting === 0) throw nothingWaits(contract, value, near);
  const commandOf = (textId: string) => ({ type: 'AddMapping', value, status, endsAt, textId }) as const;
  const changed = await commandContractByHand(ports, call, { contract, reason, commandOf });
  return { contract: contract.id, value, status, endsAt, changed, waiting };
}

function nothingWaits({ id }: Contract, value: string, near: string | undefined): OperatorProblem {
  const sentence = `No event waits for “${value}” in ${id}: give --confirm to add it all the same.`;
  const hint = near === undefined ? {} : { suggestion: near };
  return new OperatorProblem(409, { word: 'nothing-waits', sentence, ...hint });
}

function checkStatus({ statusMap }: Contract, status: string): void {
  const known = [...new Set<string>(Object.values(statusMap))];
  if (!known.includes(status))
    throw badField('status', `one of ${known.join(', ')}`, closestOf(status, known));
}

import { loadContractLog } from '#application/command-contract.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { personById } from '#domain/contract/directory.ts';
import { parseDuration } from '#domain/contract/duration.ts';
import { instantOf } from '#domain/contract/moment.ts';
import type { PauseAnswer } from '#domain/operator/decisions.ts';
import { pauseRequestSchema, resumeRequestSchema } from '#domain/operator/requests.ts';
import { addSeconds } from '#domain/time.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { commandContractByHand } from '../command-contract-by-hand.ts';
import { contractNamed } from '../contract-named.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { parseInput } from '#lambdas/_operating/problem.ts';

/** Has a contract offer nothing for a while; what comes in is kept, and clocks stand still. */
export async function pauseContract(ports: OperatePorts, call: OperatorCall): Promise<PauseAnswer> {
  const contract = contractNamed(ports, call.path.name ?? '');
  const { reason, ...wanted } = parseInput(pauseRequestSchema, call.body);
  const until = endOf(ports, contract, wanted.until);
  const commandOf = (textId: string) => ({ type: 'PauseContract', until, textId }) as const;
  const changed = await commandContractByHand(ports, call, { contract, reason, commandOf });
  return { contract: contract.id, until, changed };
}

/** A day ends where the contract owner lives. */
function endOf({ now, bundle }: OperatePorts, { contractOwner }: Contract, until: string): string {
  const seconds = parseDuration(until);
  if (seconds !== undefined) return addSeconds(now(), seconds);
  return instantOf(until, personById(bundle.directory, contractOwner)?.timeZone ?? 'UTC', '24:00');
}

/** Has a paused contract go on; also one whose file is gone, for what it put off waits all the same. */
export async function resumeContract(ports: OperatePorts, call: OperatorCall): Promise<PauseAnswer> {
  const id = call.path.name ?? '';
  const { pauses } = await loadContractLog(ports, id);
  const contract = pauses.length > 0 ? { id, statusMap: {} } : contractNamed(ports, id);
  const { reason } = parseInput(resumeRequestSchema, call.body);
  const commandOf = (textId: string) => ({ type: 'ResumeContract', textId }) as const;
  const changed = await commandContractByHand(ports, call, { contract, reason, commandOf });
  return { contract: contract.id, changed };
}

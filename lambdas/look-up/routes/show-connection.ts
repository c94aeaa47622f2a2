import type { ConnectionAnswer } from '#domain/operator/answers.ts';
import { CONSENTING_SYSTEMS } from '#domain/operator/credential-note.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { notFound } from '#lambdas/_operating/problem.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** Where a person consents to what this stage asks of a system. */
export function showConnection(
  { connections }: LookUpPorts,
  { path }: OperatorCall,
): Promise<ConnectionAnswer> {
  const system = CONSENTING_SYSTEMS.find((one) => one === path.system);
  const connection = system === undefined ? undefined : connections[system];
  if (system === undefined || connection === undefined) throw notFound('connection to', path.system ?? '');
  return Promise.resolve({ system, ...connection });
}

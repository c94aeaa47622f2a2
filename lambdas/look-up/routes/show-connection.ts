import type { ConnectionAnswer } from '#domain/operator/connections.ts';
import {
  CONSENTING_SYSTEMS,
  credentialNoteId,
  credentialNoteSchema,
} from '#domain/operator/credential-note.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { notFound } from '#lambdas/_operating/problem.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** Where a person consents to what this stage asks of a system, and what opens it now. */
export async function showConnection(
  { connections, texts }: LookUpPorts,
  { path }: OperatorCall,
): Promise<ConnectionAnswer> {
  const system = CONSENTING_SYSTEMS.find((one) => one === path.system);
  const connection = system === undefined ? undefined : connections[system];
  if (system === undefined || connection === undefined) throw notFound('connection to', path.system ?? '');
  const note = await texts.get(credentialNoteId(system));
  const credential = note === undefined ? {} : { credential: credentialNoteSchema.parse(JSON.parse(note)) };
  return { system, ...connection, ...credential };
}

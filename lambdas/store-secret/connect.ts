import type { Directory, Person } from '#domain/contract/directory.ts';
import type { ConnectedAnswer } from '#domain/operator/connections.ts';
import { CONSENTING_SYSTEMS, credentialNoteId, noteOfGrant } from '#domain/operator/credential-note.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import { connectRequestSchema, CREDENTIAL_OF } from '#domain/operator/requests.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { notFound, parseInput } from '#lambdas/_operating/problem.ts';
import type { StorePorts } from './store-ports.ts';

/**
 * Keeps what a consent has given, and the app that it was given to. The grant first: an app without one opens nothing.
 * Neither is logged or answered.
 */
export async function connect(ports: StorePorts, { path, body }: OperatorCall): Promise<ConnectedAnswer> {
  const system = CONSENTING_SYSTEMS.find((one) => one === path.system);
  const grants = system === undefined ? undefined : ports.grants[system];
  if (system === undefined || grants === undefined) throw notFound('connection to', path.system ?? '');
  const { grant, ...app } = parseInput(connectRequestSchema, body);
  await grants.put(grant);
  await ports.secretsAdmin.put(CREDENTIAL_OF[system], JSON.stringify(credentialOf(system, app)));
  await ports.texts.put(credentialNoteId(system), JSON.stringify(noteOfGrant(grant)));
  const person = personWith(ports.bundle.directory, system, grant.userId);
  return { system, stored: true, ...(person === undefined ? {} : { person: person.name }) };
}

/** Whose user it is. Salesforce adds three characters to its ids, which say nothing. */
function personWith({ people }: Directory, system: ConsentingSystem, userId = ''): Person | undefined {
  const plain = (id = ''): string => (system === 'salesforce' ? id.slice(0, 15) : id);
  return people.find(
    ({ ids }) => system !== 'hubspot' && userId !== '' && plain(ids[system]) === plain(userId),
  );
}

/** Salesforce's apps can also be asked without anybody's consent: which of the two it is has to be said. */
function credentialOf(
  system: ConsentingSystem,
  app: { readonly clientId: string; readonly clientSecret: string },
) {
  return system === 'salesforce' ? { ...app, grant: 'authorization_code' } : app;
}

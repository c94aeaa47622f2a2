import { tokenOrAppSchema } from '#adapters/oauth/credential.ts';
import { salesforceCredentialSchema } from '#adapters/salesforce/credential.ts';
import { isSigningSecret } from '#adapters/standard-webhooks/sign.ts';
import { closestOf } from '#domain/contract/closest.ts';
import type { SecretAnswer } from '#domain/operator/connections.ts';
import { CONSENTING_SYSTEMS, credentialNoteId } from '#domain/operator/credential-note.ts';
import type { ConsentingSystem, CredentialNote } from '#domain/operator/credential-note.ts';
import { CREDENTIAL_OF, secretRequestSchema } from '#domain/operator/requests.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { badField, notFound, parseInput } from '#lambdas/_operating/problem.ts';
import { refuseUnless } from './refuse-unless.ts';
import type { StorePorts } from './store-ports.ts';

const NO_SIGNING_SECRET =
  'expected a secret of Standard Webhooks as its receiver shows it: whsec_ and 24 to 64 bytes in Base64';

/**
 * Fills a secret, once the system that it opens takes it. Its value is neither logged nor answered; of a system's
 * credential it is noted what it is. Throws an OperatorProblem for one that is refused: what was stored before stays.
 */
export async function setSecret(ports: StorePorts, { path, body }: OperatorCall): Promise<SecretAnswer> {
  const { secretsAdmin, trySecret } = ports;
  const word = path.name ?? '';
  const name = secretsAdmin.names.find((one) => one === word);
  if (name === undefined) throw notFound('secret', word, closestOf(word, secretsAdmin.names));
  const { value, untried } = parseInput(secretRequestSchema, body);
  if (name === 'on-call-webhook' && !isSigningSecret(value)) throw badField('value', NO_SIGNING_SECRET);
  const system = CONSENTING_SYSTEMS.find((one) => CREDENTIAL_OF[one] === name);
  const form = system === undefined ? undefined : formOf(system, value);
  const trial = refuseUnless(untried, name, await trySecret(name, value));
  await secretsAdmin.put(name, value);
  if (system !== undefined && form !== undefined) await note(ports, system, form);
  const because = 'because' in trial ? { because: trial.because } : {};
  return { name, stored: true, ...(form === undefined ? {} : { form }), trial: trial.kind, ...because };
}

/** Undefined for an app: what it opens is known since its consent. Throws an OperatorProblem for what is of no form. */
function formOf(system: ConsentingSystem, value: string): 'token' | 'app' | undefined {
  if (system !== 'salesforce') {
    const { data, error } = tokenOrAppSchema.safeParse(value);
    if (data === undefined) throw badField('value', error.issues[0]?.message ?? '');
    return data.form === 'token' ? 'token' : undefined;
  }
  const { data, error } = salesforceCredentialSchema.safeParse(value);
  if (data === undefined) throw badField('value', error.issues[0]?.message ?? '');
  return data.grant === 'client_credentials' ? 'app' : undefined;
}

async function note(
  { texts, now }: StorePorts,
  system: ConsentingSystem,
  form: CredentialNote['form'],
): Promise<void> {
  const known: CredentialNote = { form, since: now() };
  await texts.put(credentialNoteId(system), JSON.stringify(known));
}

import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { RefusedError } from '#adapters/operator-api/errors.ts';
import { CONSENTING_SYSTEMS } from '#domain/operator/credential-note.ts';
import type { CredentialNote } from '#domain/operator/credential-note.ts';
import { CREDENTIAL_OF } from '#domain/operator/requests.ts';
import type { SecretName } from '#domain/operator/requests.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { trialClause } from '../output/trial-clause.ts';
import { changeSentence } from '../output/credential-change.ts';
import { readSecret } from '../read-secret.ts';

type SecretsApi = Pick<OperatorApi, 'connection' | 'setSecret'>;

export interface SecretOptions {
  /** Stored also where the system does not say whether it takes it. */
  readonly untried: boolean;
}

/** Fills a secret from a pipe or a hidden prompt, and says how it was tried and which other kind of credential it replaces. */
export async function setSecret(
  api: SecretsApi,
  name: SecretName,
  { untried }: SecretOptions,
): Promise<Outcome> {
  const value = await readSecret(`Value of ${name} (it is not shown): `);
  const before = await credentialIn(api, name);
  const answer = await api.setSecret(name, { value, ...(untried ? { untried } : {}) });
  const change = answer.form === undefined ? undefined : changeSentence(before, { form: answer.form });
  const stored = `${answer.name} is stored${trialClause(name, answer)}. It is in use within five minutes.`;
  return {
    data: answer,
    text: () => (change === undefined ? stored : `${stored}\n${change}`),
    exitCode: EXIT.ok,
  };
}

/** What opens the system of that secret now; undefined for a secret that opens none, or one that the stage does not have. */
async function credentialIn(api: SecretsApi, name: SecretName): Promise<CredentialNote | undefined> {
  const system = CONSENTING_SYSTEMS.find((one) => CREDENTIAL_OF[one] === name);
  if (system === undefined) return undefined;
  try {
    return (await api.connection(system)).credential;
  } catch (error) {
    // Storing it says what is wrong with the name.
    if (error instanceof RefusedError && error.status === 404) return undefined;
    throw error;
  }
}

import {
  DescribeSecretCommand,
  PutSecretValueCommand,
  SecretsManagerServiceException,
} from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SecretName } from '#domain/operator/requests.ts';
import type { SecretsAdmin } from '#domain/ports/operations.ts';

/** A secret was named that this stage does not have. */
export class UnknownSecretError extends Error {
  readonly secret: SecretName;

  constructor(secret: SecretName) {
    super(`this stage has no secret ${secret}`);
    this.name = 'UnknownSecretError';
    this.secret = secret;
  }
}

/**
 * Fills the secrets of a stage and tells whether they are filled, without ever reading one. `ids` by our own names.
 * Throws an UnknownSecretError for one that is not among them.
 */
export function secretsManagerAdmin(
  client: SecretsManagerClient,
  ids: ReadonlyMap<SecretName, string>,
): SecretsAdmin {
  const idOf = (name: SecretName): string => {
    const id = ids.get(name);
    if (id === undefined) throw new UnknownSecretError(name);
    return id;
  };
  return {
    names: [...ids.keys()],
    put: async (name, value) => {
      await client.send(new PutSecretValueCommand({ SecretId: idOf(name), SecretString: value }));
    },
    look: (name) => look(client, idOf(name)),
  };
}

/** A secret has versions from the first time that it got a value. Nothing else of ours changes it. */
async function look(client: SecretsManagerClient, id: string) {
  try {
    const about = await client.send(new DescribeSecretCommand({ SecretId: id }));
    const { VersionIdsToStages = {}, LastChangedDate, CreatedDate } = about;
    const since = LastChangedDate ?? CreatedDate;
    if (since === undefined || Object.keys(VersionIdsToStages).length === 0) return 'unset';
    return { since: since.toISOString() };
  } catch (error) {
    if (error instanceof SecretsManagerServiceException && error.name === 'AccessDeniedException') {
      return 'not-permitted';
    }
    throw error;
  }
}

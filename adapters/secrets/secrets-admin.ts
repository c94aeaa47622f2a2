import {
  DescribeSecretCommand,
  PutSecretValueCommand,
  SecretsManagerServiceException,
} from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SecretName } from '#domain/operator/requests.ts';
import type { SecretsAdmin } from '#domain/ports/operations.ts';

/** Fills the secrets of a stage and tells whether they are filled, without ever reading one. `ids` by our own names. */
export function secretsManagerAdmin(
  client: SecretsManagerClient,
  ids: Readonly<Record<SecretName, string>>,
): SecretsAdmin {
  return {
    put: async (name, value) => {
      await client.send(new PutSecretValueCommand({ SecretId: ids[name], SecretString: value }));
    },
    look: (name) => look(client, ids[name]),
  };
}

/** A secret has versions from the first time that it got a value. */
async function look(client: SecretsManagerClient, id: string) {
  try {
    const { VersionIdsToStages } = await client.send(new DescribeSecretCommand({ SecretId: id }));
    return Object.keys(VersionIdsToStages ?? {}).length > 0 ? 'set' : 'unset';
  } catch (error) {
    if (error instanceof SecretsManagerServiceException && error.name === 'AccessDeniedException') {
      return 'not-permitted';
    }
    throw error;
  }
}

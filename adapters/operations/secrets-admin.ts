import {
  DescribeSecretCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SecretName } from '#domain/operator/requests.ts';
import type { SecretsAdmin } from '#domain/ports/operations.ts';
import { orNotPermitted } from './not-permitted.ts';

/** Fills the stage's secrets in Secrets Manager; `ids` are their names there. It never reads a value. */
export function secretsManagerAdmin(
  client: SecretsManagerClient,
  ids: Readonly<Record<SecretName, string>>,
): SecretsAdmin {
  return {
    put: async (name, value) => {
      await client.send(new PutSecretValueCommand({ SecretId: ids[name], SecretString: value }));
    },
    look: (name) => orNotPermitted(() => look(client, ids[name])),
  };
}

/** A secret that was created without a value has no version. */
async function look(client: SecretsManagerClient, id: string): Promise<'set' | 'unset'> {
  try {
    const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId: id }));
    return Object.values(VersionIdsToStages).some((stages) => stages.includes('AWSCURRENT'))
      ? 'set'
      : 'unset';
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return 'unset';
    throw error;
  }
}

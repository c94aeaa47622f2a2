import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { grantSchema } from '#domain/ports/grants.ts';
import type { Grants } from '#domain/ports/grants.ts';
import { readSecret } from './secrets.ts';

/** The grant of one system as the JSON of one secret. What is no grant counts as none. */
export function secretsManagerGrants(client: SecretsManagerClient, secretId: string): Grants {
  return {
    read: async () => {
      const text = await readSecret(client, secretId);
      return text === undefined ? undefined : grantSchema.safeParse(parseJson(text)).data;
    },
    put: async (grant) => {
      const SecretString = JSON.stringify(grant);
      await client.send(new PutSecretValueCommand({ SecretId: secretId, SecretString }));
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { GetSecretValueCommand, ResourceNotFoundException } from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Secrets } from '#domain/ports/platform.ts';

/** A changed secret is picked up within this time, without a deployment. */
const CACHE_MS = 5 * 60 * 1000;

interface Known {
  readonly value: string;
  readonly until: number;
}

/** Secrets, kept for five minutes in the execution environment. One without a value is asked for anew every time. */
export function secretsManagerSecrets(client: SecretsManagerClient, now: () => string): Secrets {
  const cache = new Map<string, Known>();
  const refresh = async (name: string): Promise<string | undefined> => {
    cache.delete(name);
    const value = await readSecret(client, name);
    if (value !== undefined) cache.set(name, { value, until: Date.parse(now()) + CACHE_MS });
    return value;
  };
  return {
    get: async (name) => {
      const known = cache.get(name);
      return known !== undefined && Date.parse(now()) < known.until ? known.value : refresh(name);
    },
    refresh,
  };
}

/** A secret that was created without a value answers like one that does not exist; an empty text is no value either. */
export async function readSecret(client: SecretsManagerClient, name: string): Promise<string | undefined> {
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    return SecretString === '' ? undefined : SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

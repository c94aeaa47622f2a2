import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { SecretName } from '#domain/operator/requests.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { readSecret } from '../read-secret.ts';

/** Fills a secret from a pipe or a hidden prompt. */
export async function setSecret(api: OperatorApi, name: SecretName): Promise<Outcome> {
  const value = await readSecret(`Value of ${name} (it is not shown): `);
  const answer = await api.setSecret(name, { value });
  return {
    data: answer,
    text: () => `${answer.name} is stored. It is in use within five minutes.`,
    exitCode: EXIT.ok,
  };
}

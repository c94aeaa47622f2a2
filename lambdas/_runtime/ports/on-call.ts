import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import { standardWebhook } from '#adapters/standard-webhooks/on-call-hook.ts';
import type { OnCallHook } from '#domain/ports/on-call-hook.ts';
import type { OnCallEnv } from '../env.ts';
import { surroundings } from './surroundings.ts';

/** The webhook of whoever is on call, with the stage's secret. */
export function onCallHookOf(env: OnCallEnv): OnCallHook {
  const { now } = surroundings;
  const secrets = secretsManagerSecrets(new SecretsManagerClient(), now);
  return standardWebhook({
    ...{ now, timeoutMs: env.ON_CALL_TIMEOUT_MS, reach: env.ON_CALL_REACH },
    secret: () => secrets.get(env.ON_CALL_SECRET_NAME),
  });
}

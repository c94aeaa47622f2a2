import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import type { SystemOfRecord } from '#domain/ports/connector.ts';
import type { HubSpotEnv } from '../env.ts';
import { surroundings } from './surroundings.ts';
import { withRenewal } from './with-renewal.ts';

/** HubSpot, with the app's token; a token that was refused is read anew, past the cache, for the next request. */
export function hubspotConnector(env: HubSpotEnv): SystemOfRecord {
  const secrets = secretsManagerSecrets(new SecretsManagerClient(), surroundings.now);
  const connector = createHubSpotConnector({
    baseUrl: env.HUBSPOT_BASE_URL,
    appId: env.HUBSPOT_APP_ID,
    token: () => secrets.get(env.HUBSPOT_TOKEN_SECRET_NAME),
    timeoutMs: env.VENDOR_TIMEOUT_MS,
  });
  return withRenewal(connector, () => secrets.refresh(env.HUBSPOT_TOKEN_SECRET_NAME));
}

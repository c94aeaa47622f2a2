import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { hubspotTokenUrl } from '#adapters/hubspot/oauth.ts';
import { tokenOrConsent } from '#adapters/oauth/token-or-consent.ts';
import type { SystemOfRecord } from '#domain/ports/connector.ts';
import type { HubSpotEnv, TablesEnv } from '../env.ts';
import { credentialAccess } from './credential-access.ts';

/** HubSpot, with the tokens of whatever credential the stage has for it. */
export function hubspotConnector(env: HubSpotEnv & TablesEnv): SystemOfRecord {
  const { HUBSPOT_BASE_URL: baseUrl, HUBSPOT_APP_ID: appId, VENDOR_TIMEOUT_MS: timeoutMs } = env;
  const names = { credential: env.HUBSPOT_TOKEN_SECRET_NAME, grant: env.HUBSPOT_GRANT_SECRET_NAME };
  const access = credentialAccess(env, 'hubspot', names);
  const tokens = tokenOrConsent(hubspotTokenUrl(baseUrl), access);
  return createHubSpotConnector({ baseUrl, appId, timeoutMs, tokens, now: access.now });
}

import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { asanaTokenUrl } from '#adapters/asana/oauth.ts';
import { tokenOrConsent } from '#adapters/oauth/token-or-consent.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { ConnectedEnv, HubSpotEnv, TablesEnv } from '../env.ts';
import { credentialAccess } from './credential-access.ts';
import { hubspotConnector } from './hubspot.ts';

type Env = HubSpotEnv & ConnectedEnv & TablesEnv;

/** The systems that this stage writes to, by the names that contracts call them. */
export function connectorsOf(env: Env): Readonly<Record<string, Connector>> {
  return { hubspot: hubspotConnector(env), ...salesforceOf(env), ...asanaOf(env) };
}

function salesforceOf(env: Env): Readonly<Record<string, Connector>> {
  const { SALESFORCE_BASE_URL: domainUrl, SALESFORCE_CLIENT_SECRET_NAME: credential } = env;
  const { SALESFORCE_GRANT_SECRET_NAME: grant, VENDOR_TIMEOUT_MS: timeoutMs } = env;
  if (domainUrl === undefined || credential === undefined || grant === undefined) return {};
  const access = credentialAccess(env, 'salesforce', { credential, grant });
  const tokens = salesforceTokens(domainUrl, access);
  return { salesforce: createSalesforceConnector({ domainUrl, tokens, timeoutMs, now: access.now }) };
}

function asanaOf(env: Env): Readonly<Record<string, Connector>> {
  const { ASANA_BASE_URL: baseUrl, ASANA_TOKEN_SECRET_NAME: credential } = env;
  const { ASANA_GRANT_SECRET_NAME: grant, VENDOR_TIMEOUT_MS: timeoutMs } = env;
  if (baseUrl === undefined || credential === undefined || grant === undefined) return {};
  const access = credentialAccess(env, 'asana', { credential, grant });
  const tokens = tokenOrConsent(asanaTokenUrl(baseUrl), access);
  return { asana: createAsanaConnector({ baseUrl, tokens, timeoutMs, now: access.now }) };
}

import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { asanaTokenUrl } from '#adapters/asana/oauth.ts';
import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import { tokenOrConsent } from '#adapters/oauth/token-or-consent.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import type { HttpSystem } from '#domain/contract/http-system.ts';
import { httpTarget } from '#domain/contract/target.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { Secrets } from '#domain/ports/platform.ts';
import type { ConnectedEnv, HubSpotEnv, TablesEnv } from '../env.ts';
import { credentialAccess } from './credential-access.ts';
import { hubspotConnector } from './hubspot.ts';
import { surroundings } from './surroundings.ts';
import { withRenewal } from './with-renewal.ts';

type Env = HubSpotEnv & ConnectedEnv & TablesEnv;

/** The systems that this stage writes to, by the names that contracts call them. */
export function connectorsOf(
  env: Env,
  described: readonly HttpSystem[],
): Readonly<Record<string, Connector>> {
  const own = { hubspot: hubspotConnector(env), ...salesforceOf(env), ...asanaOf(env) };
  return { ...own, ...httpTargetsOf(env, described) };
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

/** Those that the team describes itself and the stage has settings for. */
function httpTargetsOf(
  { HTTP_SYSTEMS = {}, HTTP_SECRET_NAMES = {}, VENDOR_TIMEOUT_MS: timeoutMs }: Env,
  described: readonly HttpSystem[],
): Readonly<Record<string, Connector>> {
  const secrets = secretsManagerSecrets(new SecretsManagerClient(), surroundings.now);
  const connectors = described.flatMap((system) => {
    const target = httpTarget(system.id);
    const settings = HTTP_SYSTEMS[target];
    const name = HTTP_SECRET_NAMES[target];
    if (settings === undefined || name === undefined) return [];
    const now = () => Date.parse(surroundings.now());
    const access = { ...settings, secret: () => secrets.get(name), timeoutMs, now };
    const connector = createHttpTargetConnector(system, access);
    return [[target, withRenewal(connector, () => isRenewed(secrets, name))] as const];
  });
  return Object.fromEntries(connectors);
}

/** Reads a secret past the cache, and tells whether it is another one than was known. */
async function isRenewed(secrets: Secrets, name: string): Promise<boolean> {
  const known = await secrets.get(name);
  return (await secrets.refresh(name)) !== known;
}

import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import { targetSystems } from '#domain/contract/target.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { ConnectedEnv, HubSpotEnv } from '../env.ts';
import { hubspotConnector } from './hubspot.ts';
import { surroundings } from './surroundings.ts';
import { unconnected } from './unconnected.ts';
import { withRenewal } from './with-renewal.ts';

/** The systems that this stage writes to, by the names that contracts call them, and who refuses for those that it has not. */
export function connectorsOf(env: HubSpotEnv & ConnectedEnv): Readonly<Record<string, Connector>> {
  const none = Object.fromEntries(targetSystems.map((system) => [system, unconnected] as const));
  return { ...none, hubspot: hubspotConnector(env), ...salesforceOf(env), ...asanaOf(env) };
}

function salesforceOf(env: HubSpotEnv & ConnectedEnv): Readonly<Record<string, Connector>> {
  const { SALESFORCE_BASE_URL: domainUrl, SALESFORCE_CLIENT_SECRET_NAME: name } = env;
  if (domainUrl === undefined || name === undefined) return {};
  const secrets = secretsManagerSecrets(new SecretsManagerClient(), surroundings.now);
  const connector = createSalesforceConnector({
    domainUrl,
    credentials: () => secrets.get(name),
    timeoutMs: env.VENDOR_TIMEOUT_MS,
    now: () => Date.parse(surroundings.now()),
  });
  return { salesforce: withRenewal(connector, () => secrets.refresh(name)) };
}

function asanaOf(env: HubSpotEnv & ConnectedEnv): Readonly<Record<string, Connector>> {
  const { ASANA_BASE_URL: baseUrl, ASANA_TOKEN_SECRET_NAME: name } = env;
  if (baseUrl === undefined || name === undefined) return {};
  const secrets = secretsManagerSecrets(new SecretsManagerClient(), surroundings.now);
  const connector = createAsanaConnector({
    baseUrl,
    token: () => secrets.get(name),
    timeoutMs: env.VENDOR_TIMEOUT_MS,
    now: () => Date.parse(surroundings.now()),
  });
  return { asana: withRenewal(connector, () => secrets.refresh(name)) };
}

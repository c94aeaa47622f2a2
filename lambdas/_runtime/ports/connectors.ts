import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import type { HttpSystem } from '#domain/contract/http-system.ts';
import { httpTarget } from '#domain/contract/target.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { ConnectedEnv, HubSpotEnv } from '../env.ts';
import { hubspotConnector } from './hubspot.ts';
import { surroundings } from './surroundings.ts';
import { withRenewal } from './with-renewal.ts';

/** The systems that this stage writes to, by the names that contracts call them. */
export function connectorsOf(
  env: HubSpotEnv & ConnectedEnv,
  described: readonly HttpSystem[],
): Readonly<Record<string, Connector>> {
  const own = { hubspot: hubspotConnector(env), ...salesforceOf(env), ...asanaOf(env) };
  return { ...own, ...httpTargetsOf(env, described) };
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

/** Those that the team describes itself and the stage has settings for. */
function httpTargetsOf(
  { HTTP_SYSTEMS = {}, HTTP_SECRET_NAMES = {}, VENDOR_TIMEOUT_MS: timeoutMs }: HubSpotEnv & ConnectedEnv,
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
    return [[target, withRenewal(connector, () => secrets.refresh(name))] as const];
  });
  return Object.fromEntries(connectors);
}

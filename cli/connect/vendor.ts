import { asanaConsentUrl, asanaProbeUrl, asanaTokenUrl } from '#adapters/asana/oauth.ts';
import {
  HUBSPOT_SCOPES,
  hubspotConsentUrl,
  hubspotProbeUrl,
  hubspotTokenUrl,
} from '#adapters/hubspot/oauth.ts';
import { probe } from '#adapters/oauth/probe.ts';
import type { TokenAnswer } from '#adapters/oauth/token-endpoint.ts';
import {
  salesforceConsentUrl,
  salesforceProbeUrl,
  salesforceTokenUrl,
  salesforceUserIn,
} from '#adapters/salesforce/oauth.ts';
import type { ConnectionAnswer } from '#domain/operator/connections.ts';
import { ConnectError } from './connect-error.ts';

/** Who consented: for people, and by the system's own id where it is needed later. */
export interface Consenter {
  readonly account: string;
  readonly userId: string | undefined;
}

/** What differs between the systems when a person consents. */
export interface Vendor {
  readonly name: string;
  readonly consentUrl: URL;
  readonly tokenUrl: URL;
  readonly scopes: readonly string[];
  readonly probe: URL;
  /** Whose consent it is. Throws a ConnectError if it should be somebody else's, or covers too little. */
  readonly consenter: (token: TokenAnswer) => Consenter;
}

/** The system behind a connection. */
export function vendorOf(connection: ConnectionAnswer): Vendor {
  switch (connection.system) {
    case 'hubspot':
      return hubspot(connection);
    case 'salesforce':
      return salesforce(connection);
    case 'asana':
      return asana(connection);
  }
}

function hubspot({ apiUrl, appUrl, accountId }: ConnectionAnswer): Vendor {
  return {
    name: 'HubSpot',
    consentUrl: hubspotConsentUrl(appUrl),
    tokenUrl: hubspotTokenUrl(apiUrl),
    scopes: HUBSPOT_SCOPES,
    probe: hubspotProbeUrl(apiUrl),
    consenter: ({ hub_id, scopes = [] }) => {
      const account = String(hub_id ?? '');
      if (accountId !== undefined && account !== accountId)
        throw new ConnectError(
          `The consent is for the HubSpot account ${account}, but this stage belongs to ${accountId}. Nothing was stored.`,
          `Do it again and choose the account ${accountId}, or correct hubspot.portalId in cdk.json and deploy.`,
        );
      refuseWithout(scopes);
      return { account: `account ${account}`, userId: undefined };
    },
  };
}

function refuseWithout(granted: readonly string[]): void {
  const missing = HUBSPOT_SCOPES.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return;
  throw new ConnectError(
    `The consent does not cover ${missing.join(', ')}. Nothing was stored.`,
    'Add these scopes to the app (requiredScopes in app-hsmeta.json), upload it, and do it again.',
  );
}

function salesforce({ apiUrl }: ConnectionAnswer): Vendor {
  return {
    name: 'Salesforce',
    consentUrl: salesforceConsentUrl(apiUrl),
    tokenUrl: salesforceTokenUrl(apiUrl),
    scopes: ['api', 'refresh_token'],
    probe: salesforceProbeUrl(apiUrl),
    consenter: ({ id, instance_url = apiUrl }) => {
      if (new URL(instance_url).host !== new URL(apiUrl).host)
        throw new ConnectError(
          `The consent is for ${instance_url}, but this stage belongs to ${apiUrl}. Nothing was stored.`,
          'Sign in to the other org, or correct salesforce.baseUrl in cdk.json and deploy.',
        );
      const userId = salesforceUserIn(id);
      return { account: `user ${userId ?? 'unknown'}`, userId };
    },
  };
}

function asana({ apiUrl }: ConnectionAnswer): Vendor {
  return {
    name: 'Asana',
    consentUrl: asanaConsentUrl(apiUrl),
    tokenUrl: asanaTokenUrl(apiUrl),
    scopes: ['default'],
    probe: asanaProbeUrl(apiUrl),
    consenter: ({ data }) => ({ account: data?.name ?? data?.gid ?? 'unknown user', userId: data?.gid }),
  };
}

const PROBE_MS = 15_000;

/** Asks the system once with the new token. Throws a ConnectError if it does not answer as it should. */
export async function probeWith({ name, probe: url }: Vendor, token: string): Promise<void> {
  const trial = await probe(url, token, PROBE_MS);
  if (trial.kind === 'accepted') return;
  const because = 'because' in trial ? ` (${trial.because})` : '';
  throw new ConnectError(
    `${name} gave a token, but refused a first reading with it${because}. Nothing was stored.`,
    'Check what the app and its user may do, and do it again.',
  );
}

import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { asanaTokenUrl } from '#adapters/asana/oauth.ts';
import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { hubspotTokenUrl } from '#adapters/hubspot/oauth.ts';
import { credentialAlone } from '#adapters/oauth/credential-alone.ts';
import { tokenOrConsent } from '#adapters/oauth/token-or-consent.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import type { HttpSystem } from '#domain/contract/http-system.ts';
import type { TargetSystem } from '#domain/contract/target.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { LiveSettings } from './settings.ts';

const TIMEOUT_MS = 20_000;

/** A system on this machine is a sandbox. */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/;

/** The connector of a system, as the worker builds it, with this text as its secret. */
export function connectorFor(
  system: TargetSystem,
  { baseUrl, appId = '0', header, scheme }: LiveSettings,
  secret: string,
  description: HttpSystem | undefined,
): Connector {
  const timing = { timeoutMs: TIMEOUT_MS, now: Date.now };
  const access = credentialAlone(secret, Date.now);
  switch (system) {
    case 'hubspot':
      return createHubSpotConnector({
        ...{ baseUrl, appId, ...timing },
        tokens: tokenOrConsent(hubspotTokenUrl(baseUrl), access),
      });
    case 'salesforce':
      return createSalesforceConnector({
        ...{ domainUrl: baseUrl, ...timing },
        tokens: salesforceTokens(baseUrl, access),
      });
    case 'asana':
      return createAsanaConnector({
        ...{ baseUrl, ...timing },
        tokens: tokenOrConsent(asanaTokenUrl(baseUrl), access),
      });
    default: {
      if (description === undefined) throw new RangeError(`not described: ${system}`);
      const reach = LOOPBACK.test(baseUrl) ? 'any' : 'public';
      return createHttpTargetConnector(description, {
        baseUrl,
        header,
        scheme,
        reach,
        secret: access.secret,
        ...timing,
      });
    }
  }
}

/** A secret of the same form that holds nowhere. */
export function wrongSecret(system: TargetSystem): string {
  return system === 'salesforce'
    ? JSON.stringify({ clientId: 'live-check', clientSecret: 'live-check' })
    : 'live-check';
}

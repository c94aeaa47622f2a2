import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
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
  const token = () => Promise.resolve(secret);
  switch (system) {
    case 'hubspot':
      return createHubSpotConnector({ baseUrl, appId, token, ...timing });
    case 'salesforce':
      return createSalesforceConnector({ domainUrl: baseUrl, credentials: token, ...timing });
    case 'asana':
      return createAsanaConnector({ baseUrl, token, ...timing });
    default: {
      if (description === undefined) throw new RangeError(`not described: ${system}`);
      const reach = LOOPBACK.test(baseUrl) ? 'any' : 'public';
      return createHttpTargetConnector(description, {
        baseUrl,
        header,
        scheme,
        reach,
        secret: token,
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

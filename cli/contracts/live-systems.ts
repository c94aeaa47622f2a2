import { liveAsana } from '#adapters/asana/live-asana.ts';
import { credentialAlone } from '#adapters/oauth/credential-alone.ts';
import { fixedToken } from '#adapters/oauth/tokens-by-credential.ts';
import { liveSalesforce } from '#adapters/salesforce/live-salesforce.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import type { LiveSystem } from '#domain/contract/live-system.ts';

/** The systems besides HubSpot that can be looked into. */
export type LiveSystems = Readonly<Partial<Record<'salesforce' | 'asana', LiveSystem>>>;

/** What has to be set so that a system is looked into. */
export const HOW_TO_LOOK = {
  salesforce: 'SALESFORCE_BASE_URL and SALESFORCE_CLIENT',
  asana: 'ASANA_TOKEN',
} as const;

const TIMEOUT_MS = 15_000;

/** Those that the environment names. */
export function liveSystems(env: NodeJS.ProcessEnv): LiveSystems {
  const { SALESFORCE_BASE_URL: domainUrl, SALESFORCE_CLIENT: credentials, ASANA_TOKEN: token } = env;
  const baseUrl = env.ASANA_BASE_URL ?? 'https://app.asana.com/api/1.0';
  const shared = { timeoutMs: TIMEOUT_MS, now: Date.now };
  return {
    ...(domainUrl === undefined || credentials === undefined
      ? {}
      : {
          salesforce: liveSalesforce({
            ...shared,
            domainUrl,
            tokens: salesforceTokens(domainUrl, credentialAlone(credentials, Date.now)),
          }),
        }),
    ...(token === undefined
      ? {}
      : { asana: liveAsana({ ...shared, baseUrl, tokens: fixedToken(token.trim()) }) }),
  };
}

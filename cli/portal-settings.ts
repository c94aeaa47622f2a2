import type { PortalSettings } from '#adapters/hubspot/portal.ts';

/** Nobody said with which token to read the account. */
export class NoTokenError extends Error {
  override readonly name = 'NoTokenError';

  constructor() {
    super(
      'Which account? Set HUBSPOT_TOKEN to a token of the HubSpot app (and HUBSPOT_BASE_URL, unless it is https://api.hubapi.com).',
    );
  }
}

/** The account that the environment names. Throws a NoTokenError. */
export function portalSettings(env: NodeJS.ProcessEnv): PortalSettings {
  const token = env.HUBSPOT_TOKEN?.trim() ?? '';
  if (token === '') throw new NoTokenError();
  return { token, baseUrl: env.HUBSPOT_BASE_URL ?? 'https://api.hubapi.com' };
}

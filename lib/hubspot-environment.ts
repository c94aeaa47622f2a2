import type { BatonFunction } from './constructs/baton-function.ts';
import type { Stage } from './stage.ts';

/** `api`: to call it. `app`: to know our own subscription. `account`: to link to its pages. */
type Part = 'api' | 'app' | 'account';

const variables = ({ hubspot, settings }: Stage): Record<Part, Record<string, string>> => ({
  api: { HUBSPOT_BASE_URL: hubspot.baseUrl, VENDOR_TIMEOUT_MS: String(settings.vendorTimeoutMs) },
  app: { HUBSPOT_APP_ID: hubspot.appId },
  account: { HUBSPOT_APP_URL: hubspot.appUrl, HUBSPOT_PORTAL_ID: hubspot.portalId },
});

/** Tells a Lambda what it needs to know about the team's HubSpot. */
export const setHubspot = (user: BatonFunction, stage: Stage, parts: readonly Part[]): void => {
  const known = variables(stage);
  for (const part of parts) {
    for (const [name, value] of Object.entries(known[part])) user.set(name, value);
  }
};

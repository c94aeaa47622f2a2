import type { BatonFunction } from './constructs/baton-function.ts';
import type { Stage } from './stage.ts';

/**
 * `api`: to call it and to know our own app. `account`: to link to its pages. `address`: to say where its API is.
 * `patience`: how long any system is waited for.
 */
type Part = 'api' | 'account' | 'address' | 'patience';

const variables = ({ hubspot, settings }: Stage): Record<Part, Record<string, string>> => ({
  api: {
    HUBSPOT_BASE_URL: hubspot.baseUrl,
    HUBSPOT_APP_ID: hubspot.appId,
    VENDOR_TIMEOUT_MS: String(settings.vendorTimeoutMs),
  },
  address: { HUBSPOT_BASE_URL: hubspot.baseUrl },
  patience: { VENDOR_TIMEOUT_MS: String(settings.vendorTimeoutMs) },
  account: { HUBSPOT_APP_URL: hubspot.appUrl, HUBSPOT_PORTAL_ID: hubspot.portalId },
});

/** Tells a Lambda what it needs to know about the team's HubSpot. */
export const setHubspot = (user: BatonFunction, stage: Stage, parts: readonly Part[]): void => {
  const known = variables(stage);
  for (const part of parts) {
    for (const [name, value] of Object.entries(known[part])) user.set(name, value);
  }
};

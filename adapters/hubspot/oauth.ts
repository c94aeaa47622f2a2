/** The endpoints without a date end in 2027, and put the app's secret into addresses. Source: HubSpot's OAuth guide. */
const TOKEN_PATH = '/oauth/2026-03/token';

/** Where HubSpot gives tokens: where its API is. */
export function hubspotTokenUrl(baseUrl: string): URL {
  return new URL(`${baseUrl.replace(/\/+$/, '')}${TOKEN_PATH}`);
}

/** Where a person consents: `appUrl` is `https://app.hubspot.com`, or where the sandbox listens. */
export function hubspotConsentUrl(appUrl: string): URL {
  return new URL(`${appUrl.replace(/\/+$/, '')}/oauth/authorize`);
}

/** What a new credential is tried with: one read that changes nothing, and that every handoff needs the right to. */
export function hubspotProbeUrl(baseUrl: string): URL {
  return new URL(`${baseUrl.replace(/\/+$/, '')}/crm/owners/2026-09?limit=1`);
}

/** What the app's users consent to; the app's own settings have to list the same. */
export const HUBSPOT_SCOPES = [
  'oauth',
  'crm.objects.companies.read',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.schemas.contacts.read',
  'crm.schemas.deals.read',
] as const;

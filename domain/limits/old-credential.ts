/**
 * 150 days, in seconds: nobody ends a credential that nobody watches, and whoever must renew one is told before it is
 * half a year old. Source: HubSpot's guide to private apps, which asks for a new token every six months.
 */
export const OLD_CREDENTIAL_SECONDS = 150 * 24 * 60 * 60;

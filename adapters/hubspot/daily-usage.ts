import { wholeNumber } from '../http/whole-number.ts';

/**
 * How many of the account's requests of today are used, as the answers to a token say; those to a consent do not.
 * Source: HubSpot's usage guidelines (headers of rate limits).
 */
export function dailyUsageIn(headers: Headers): { readonly used: number; readonly most: number } | undefined {
  const most = wholeNumber(headers.get('x-hubspot-ratelimit-daily'));
  const left = wholeNumber(headers.get('x-hubspot-ratelimit-daily-remaining'));
  if (most === undefined || most === 0 || left === undefined) return undefined;
  return { used: Math.max(0, most - left), most };
}

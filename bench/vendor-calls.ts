import * as z from 'zod';
import type { LocalCloud } from '#local/local-cloud.ts';
import { hubspotPurposes, requestSchema, salesforcePurposes } from './purposes.ts';
import type { Purpose, PurposeOf, VendorRequest } from './purposes.ts';

/** Requests of one kind to one system, and what they are for. */
export interface VendorCalls {
  readonly system: string;
  readonly purpose: Purpose;
  readonly requests: number;
}

/** What shows a request that nobody can account for. */
const NONE: Purpose = { what: 'a request without a purpose', why: '', times: 0 };

/** What each system was asked since the last time, by purpose, in the order in which that was first asked. */
export async function takeVendorCalls({ sandbox, salesforce }: LocalCloud): Promise<readonly VendorCalls[]> {
  return [
    ...callsTo('HubSpot', await taken(sandbox.url), hubspotPurposes()),
    ...callsTo('Salesforce', await taken(salesforce.url), salesforcePurposes()),
  ];
}

async function taken(url: string): Promise<readonly VendorRequest[]> {
  const log = `${url}/_sandbox/requests`;
  const requests = z.array(requestSchema).parse(await (await fetch(log)).json());
  await fetch(log, { method: 'DELETE' });
  return requests;
}

/** One system’s requests by their purposes. */
export function callsTo(
  system: string,
  requests: readonly VendorRequest[],
  purposeOf: PurposeOf,
): readonly VendorCalls[] {
  const counts = new Map<Purpose, number>();
  for (const request of requests) {
    const purpose = purposeOf(request) ?? NONE;
    counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
  }
  return [...counts].map(([purpose, count]) => ({ system, purpose, requests: count }));
}

import * as z from 'zod';
import type { LocalCloud } from '#local/local-cloud.ts';

/** Requests of one kind to one system, and what they are for. */
export interface VendorCalls {
  readonly system: string;
  readonly purpose: string;
  readonly requests: number;
}

const requestsSchema = z.array(
  z.object({ method: z.string(), path: z.string(), query: z.string(), body: z.unknown() }),
);
type Request = z.infer<typeof requestsSchema>[number];

const OWNER = 'hubspot_owner_id';

/** What each system was asked since the last time, by purpose, in the order in which that was first asked. */
export async function takeVendorCalls({ sandbox, salesforce }: LocalCloud): Promise<readonly VendorCalls[]> {
  return [
    ...counted('HubSpot', await taken(sandbox.url), hubspotPurpose()),
    ...counted('Salesforce', await taken(salesforce.url), salesforcePurpose),
  ];
}

async function taken(url: string): Promise<readonly Request[]> {
  const log = `${url}/_sandbox/requests`;
  const requests = requestsSchema.parse(await (await fetch(log)).json());
  await fetch(log, { method: 'DELETE' });
  return requests;
}

function counted(
  system: string,
  requests: readonly Request[],
  purposeOf: (request: Request) => string,
): readonly VendorCalls[] {
  const counts = new Map<string, number>();
  for (const request of requests) {
    const purpose = purposeOf(request);
    counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
  }
  return [...counts].map(([purpose, count]) => ({ system, purpose, requests: count }));
}

/** The same record is looked at with the same fields before and after the write: the write between them tells which. */
function hubspotPurpose(): (request: Request) => string {
  const written = new Set<string>();
  return ({ method, path, query, body }) => {
    if (method === 'PATCH' && OWNER in propertiesIn(body)) {
      written.add(path);
      return 'write: the accepted owner, and who accepted';
    }
    if (method === 'PATCH') return 'show: Baton’s own properties (offered; and verified, after all targets)';
    const asked = new URLSearchParams(query).get('properties')?.split(',') ?? [];
    if (asked.includes('email')) return 'admit: the record itself, because an event carries one field';
    if (!asked.includes(OWNER)) return 'find: what the other systems get is made of';
    if (asked.length === 1) return 'echo: is the owner that HubSpot told of the one that we wrote';
    return written.has(path)
      ? 'read back: the proof'
      : 'look: before the write, so that nobody’s change is lost';
  };
}

function salesforcePurpose({ method, path }: Request): string {
  if (path.endsWith('/oauth2/token')) return 'token: once for each process';
  if (path.endsWith('/describe')) return 'fields: what they take, kept for ten minutes by each process';
  return method === 'GET' ? 'look: before the write' : 'write and read back, in one composite request';
}

function propertiesIn(body: unknown): object {
  return z.object({ properties: z.looseObject({}) }).safeParse(body).data?.properties ?? {};
}

import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Sender } from '#domain/ports/operations.ts';
import * as z from 'zod';

/** Where SES is asked, and as whom. Without an endpoint it is that of the region. */
export interface SesAccess {
  readonly region: () => Promise<string>;
  readonly credentials: () => Promise<{
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  }>;
  readonly endpoint?: string | undefined;
}

const TIMEOUT_MS = 5000;
const identitySchema = z.object({ VerifiedForSendingStatus: z.boolean().default(false) });
const accountSchema = z.object({ ProductionAccessEnabled: z.boolean().default(false) });
const quotaSchema = z.object({
  SendQuota: z.object({ Max24HourSend: z.number(), SentLast24Hours: z.number() }),
});
const suppressedSchema = z.object({
  SuppressedDestinationSummaries: z.array(z.object({ EmailAddress: z.string() })),
  NextToken: z.string().nullish(),
});
/** The most that SES takes, and so many pages are read: who has more on the list looks in the console. */
const PAGE = 1_000;
const MOST_PAGES = 10;

/** SES answered neither what it was asked nor that it may not. */
export class SesAnswerError extends Error {
  readonly status: number;

  constructor(path: string, status: number) {
    super(`SES answered ${String(status)} to ${path}`);
    this.name = 'SesAnswerError';
    this.status = status;
  }
}

/**
 * The sender's standing with SES: its own identity counts, else that of its domain. Plain requests, because the client
 * for them would be a tenth of the bundle. Source: SES API v2, GetEmailIdentity, GetAccount and
 * ListSuppressedDestinations.
 */
export function sesSender(access: SesAccess, address: string): Sender {
  return {
    address,
    look: () => look(access, address),
    quota: () => quota(access),
    suppressed: (addresses) => suppressed(access, addresses),
  };
}

async function look(access: SesAccess, address: string) {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const identities = await Promise.all([address, domain].map((identity) => askIdentity(access, identity)));
  if (identities.includes('denied')) return 'not-permitted';
  if (!identities.includes('verified')) return 'unverified';
  const account = await ask(access, '/v2/email/account');
  if (account.status === 403) return 'not-permitted';
  return accountSchema.parse(account.body).ProductionAccessEnabled ? 'ready' : 'sandbox';
}

async function quota(access: SesAccess) {
  const { status, body } = await ask(access, '/v2/email/account');
  if (status === 403) return 'not-permitted';
  const { SentLast24Hours: sent, Max24HourSend: most } = quotaSchema.parse(body).SendQuota;
  return { sent, most };
}

async function suppressed(access: SesAccess, addresses: readonly string[]) {
  const meant = new Set(addresses);
  const found = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { PageSize: String(PAGE), ...(token === undefined ? {} : { NextToken: token }) };
    const { status, body } = await ask(access, '/v2/email/suppression/addresses', query);
    if (status === 403) return 'not-permitted';
    const { SuppressedDestinationSummaries: listed, NextToken } = suppressedSchema.parse(body);
    for (const { EmailAddress } of listed)
      if (meant.has(EmailAddress.toLowerCase())) found.add(EmailAddress.toLowerCase());
    if (NextToken === undefined || NextToken === null || NextToken === '') return found;
    token = NextToken;
  }
  return 'too-many';
}

async function askIdentity(
  access: SesAccess,
  identity: string,
): Promise<'verified' | 'unverified' | 'denied'> {
  const { status, body } = await ask(access, `/v2/email/identities/${encodeURIComponent(identity)}`);
  if (status === 403) return 'denied';
  return status === 200 && identitySchema.parse(body).VerifiedForSendingStatus ? 'verified' : 'unverified';
}

/** @throws {SesAnswerError} for what is neither an answer (200), unknown (404) nor forbidden (403) */
async function ask(
  access: SesAccess,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const region = await access.region();
  const url = new URL(path, access.endpoint ?? `https://email.${region}.amazonaws.com`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const { credentials } = access;
  // SES signs the path as it is sent, escaped once more.
  const signer = new SignatureV4({ service: 'ses', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'GET',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: { ...query },
    headers: { host: url.host },
  });
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (![200, 403, 404].includes(answer.status)) throw new SesAnswerError(path, answer.status);
  return { status: answer.status, body: await answer.json() };
}

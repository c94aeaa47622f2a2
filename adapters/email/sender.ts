import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { setTimeout } from 'node:timers/promises';
import type { Sender, Unanswered } from '#domain/ports/operations.ts';
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
const accountSchema = z.object({
  ProductionAccessEnabled: z.boolean().default(false),
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
class SesAnswerError extends Error {
  override readonly name = 'SesAnswerError';
  readonly because: string;

  constructor(because: string, options?: ErrorOptions) {
    super(`SES did not answer as it should: ${because}`, options);
    this.because = because;
  }
}

/**
 * The sender's standing with SES: its own identity counts, else that of its domain. Plain requests, because the client
 * for them would be a tenth of the bundle; one after the other, because SES takes one a second. Source: SES API v2,
 * GetEmailIdentity, GetAccount and ListSuppressedDestinations.
 */
export function sesSender(access: SesAccess, address: string): Sender {
  return {
    address,
    look: () => answered(() => look(access, address)),
    suppressed: (addresses) => answered(() => suppressed(access, addresses)),
  };
}

async function answered<Answer>(ask: () => Promise<Answer>): Promise<Answer | Unanswered> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SesAnswerError) return { because: error.because };
    throw error;
  }
}

async function look(access: SesAccess, address: string) {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const own = await askIdentity(access, address);
  const identity = own === 'unverified' ? await askIdentity(access, domain) : own;
  if (identity !== 'verified') return identity;
  const { status, text } = await ask(access, '/v2/email/account');
  if (status === 403) return 'not-permitted';
  const { ProductionAccessEnabled, SendQuota } = understood(accountSchema, text);
  const { SentLast24Hours: sent, Max24HourSend: most } = SendQuota;
  return { standing: ProductionAccessEnabled ? 'ready' : 'sandbox', sent, most } as const;
}

async function suppressed(access: SesAccess, addresses: readonly string[]) {
  const meant = new Set(addresses);
  const found = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { PageSize: String(PAGE), ...(token === undefined ? {} : { NextToken: token }) };
    const { status, text } = await ask(access, '/v2/email/suppression/addresses', query);
    if (status === 403) return 'not-permitted';
    const { SuppressedDestinationSummaries: listed, NextToken } = understood(suppressedSchema, text);
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
): Promise<'verified' | 'unverified' | 'not-permitted'> {
  const { status, text } = await ask(access, `/v2/email/identities/${encodeURIComponent(identity)}`);
  if (status === 403) return 'not-permitted';
  return status === 200 && understood(identitySchema, text).VerifiedForSendingStatus
    ? 'verified'
    : 'unverified';
}

/** @throws {SesAnswerError} for what is neither an answer (200), unknown (404) nor forbidden (403), and for none at all */
async function ask(
  access: SesAccess,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string }> {
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
  const answer = await fetched(url, headers);
  if (![200, 403, 404].includes(answer.status)) throw new SesAnswerError(`http-${String(answer.status)}`);
  return { status: answer.status, text: await answer.text().catch(noAnswer) };
}

/** @throws {SesAnswerError} for JSON that was broken off, or has another form than SES gives it */
function understood<Output>(schema: z.ZodType<Output>, text: string): Output {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new SesAnswerError('not-understood', { cause: error });
  }
}

function noAnswer(error: unknown): never {
  throw new SesAnswerError('no-answer', { cause: error });
}

const SES_SECOND_MS = 1_100;
const TRIES = 3;

/** SES takes one such request a second from an account: whoever was too early asks again. */
async function fetched(url: URL, headers: Record<string, string>, tries = TRIES): Promise<Response> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(noAnswer);
  if (answer.status !== 429 || tries === 1) return answer;
  await setTimeout(SES_SECOND_MS);
  return fetched(url, headers, tries - 1);
}

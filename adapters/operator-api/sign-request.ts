import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { CannotSignError } from './errors.ts';
import type { Signing, SigningSource } from './signing.ts';

export interface UnsignedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body: string | undefined;
}

/** The headers with which API Gateway knows the caller (Signature Version 4, service `execute-api`). Throws a CannotSignError. */
export async function signedHeaders(
  { method, url, body }: UnsignedRequest,
  source: SigningSource,
): Promise<Record<string, string>> {
  const signing = await signingFor(url, source);
  const signer = new SignatureV4({
    service: 'execute-api',
    region: signing.region,
    credentials: signing,
    sha256: Sha256,
  });
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { host: url.host, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body }),
  });
  return signed.headers;
}

async function signingFor(url: URL, source: SigningSource): Promise<Signing> {
  const region = await known(url, 'region', source.region);
  return { ...(await known(url, 'credentials', source.credentials)), region };
}

async function known<Value>(
  url: URL,
  what: 'credentials' | 'region',
  ask: () => Promise<Value>,
): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    throw new CannotSignError(url.origin, what, { cause: error });
  }
}

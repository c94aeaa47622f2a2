import { consentAddress, exchangeCode, firstGrant } from '#adapters/oauth/consent.ts';
import type { OAuthApp } from '#adapters/oauth/credential.ts';
import type { Grant } from '#domain/ports/grants.ts';

/** How a person consents to the app of a sandbox. */
export interface Consenting {
  readonly app: OAuthApp;
  readonly consentUrl: URL;
  readonly tokenUrl: URL;
  /** The text of the secret that names the app. */
  readonly credential: string;
}

const redirectUri = 'http://127.0.0.1:9/callback';
const verifier = 'v'.repeat(43);

/** A person presses “Allow”. */
export async function consentTo({ app, consentUrl, tokenUrl }: Consenting, now = Date.now): Promise<Grant> {
  const address = consentAddress({ consentUrl, app, redirectUri, scopes: [], state: 's', verifier });
  const body = new URLSearchParams({ decision: 'allow' });
  const led = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  const code = new URL(led.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await exchangeCode({ tokenUrl, app, redirectUri, code, verifier, timeoutMs: 5_000 });
  if (answer.kind !== 'given') throw new Error(`no token: ${JSON.stringify(answer)}`);
  const user = { account: 'Tom', userId: undefined };
  const grant = firstGrant(answer.token, new Date(now()).toISOString(), user);
  if (grant === undefined) throw new Error('no refresh token');
  return grant;
}

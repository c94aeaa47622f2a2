import { createHash } from 'node:crypto';
import type { Grant } from '#domain/ports/grants.ts';
import type { OAuthApp } from './credential.ts';
import { askForToken } from './token-endpoint.ts';
import type { TokenAnswer, TokenRefusal } from './token-endpoint.ts';

/** What a person is asked, and how the answer is known again: two random texts that nobody else has. */
export interface ConsentQuestion {
  readonly consentUrl: URL;
  readonly app: Pick<OAuthApp, 'clientId'>;
  /** Where the answer is led; known to the app beforehand. */
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string;
  /** 43 to 128 characters of A–Z, a–z, 0–9, `-`, `.`, `_`, `~`. */
  readonly verifier: string;
}

/** The address at which a person consents. Sources: RFC 6749, section 4.1.1; RFC 7636, section 4.3. */
export function consentAddress(question: ConsentQuestion): URL {
  const url = new URL(question.consentUrl);
  const query = {
    response_type: 'code',
    client_id: question.app.clientId,
    redirect_uri: question.redirectUri,
    scope: question.scopes.join(' '),
    state: question.state,
    code_challenge: createHash('sha256').update(question.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

export interface CodeExchange extends Pick<ConsentQuestion, 'redirectUri' | 'verifier'> {
  readonly tokenUrl: URL;
  readonly app: OAuthApp;
  readonly code: string;
  readonly timeoutMs: number;
}

/** Gives the code of a consent for its first tokens. Sources: RFC 6749, section 4.1.3; RFC 7636, section 4.5. */
export async function exchangeCode(
  exchange: CodeExchange,
): Promise<{ readonly kind: 'given'; readonly token: TokenAnswer } | TokenRefusal> {
  const { tokenUrl, app, redirectUri, code, verifier, timeoutMs } = exchange;
  const form = {
    grant_type: 'authorization_code',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
  };
  return askForToken({ url: tokenUrl, form, timeoutMs });
}

/** The first grant of a consent at `now` (ISO); undefined if no refresh token came: it would end with its first hour. */
export function firstGrant(
  token: TokenAnswer,
  now: string,
  { account, userId }: { readonly account: string; readonly userId: string | undefined },
): Grant | undefined {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = token;
  if (refreshToken === undefined) return undefined;
  const end =
    seconds === undefined ? {} : { expiresAt: new Date(Date.parse(now) + seconds * 1_000).toISOString() };
  const user = userId === undefined ? {} : { userId };
  return { accessToken, refreshToken, refreshedAt: now, consentedAt: now, account, ...end, ...user };
}

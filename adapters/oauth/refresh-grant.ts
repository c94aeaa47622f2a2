import type { VendorFailure } from '#domain/ports/connector.ts';
import type { OAuthApp } from './credential.ts';
import type { Refreshed } from './grant-tokens.ts';
import { askForToken, plainly } from './token-endpoint.ts';

/** Asks the token endpoint for the next access token of a consent. Source: RFC 6749, section 6. */
export function refreshing(
  url: URL,
  { clientId, clientSecret }: OAuthApp,
): (refreshToken: string, timeoutMs: number) => Promise<Refreshed | VendorFailure> {
  return async (refreshToken, timeoutMs) => {
    const app = { client_id: clientId, client_secret: clientSecret };
    const form = { grant_type: 'refresh_token', ...app, refresh_token: refreshToken };
    const answer = await askForToken({ url, form, timeoutMs });
    if (answer.kind !== 'given') return plainly(answer);
    const { access_token, refresh_token, expires_in } = answer.token;
    return {
      kind: 'refreshed',
      accessToken: access_token,
      refreshToken: refresh_token,
      expiresInSeconds: expires_in,
    };
  };
}

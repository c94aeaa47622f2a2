import type { VendorFailure } from '#domain/ports/connector.ts';
import type { OAuthApp } from '../oauth/credential.ts';
import { askForToken, plainly } from '../oauth/token-endpoint.ts';
import type { AccessToken } from '../oauth/token-source.ts';
import { salesforceTokenUrl, salesforceUserIn } from './oauth.ts';

export interface MintRequest {
  /** The org's own domain. */
  readonly domainUrl: string;
  readonly app: OAuthApp;
  /** What is left of the time of the call that needs it. */
  readonly timeoutMs: number;
}

/**
 * Asks for an access token by the OAuth client credentials flow. Whatever goes wrong, nothing was written: 'unauthorised'
 * if the app or its user is refused or not set up. Source: Salesforce Help (OAuth 2.0 client credentials flow, errors).
 */
export async function mintToken(request: MintRequest): Promise<AccessToken | VendorFailure> {
  const answer = await askToMint(request);
  if (answer.kind !== 'given') return plainly(answer);
  const { access_token, id } = answer.token;
  return { kind: 'token', value: access_token, userId: salesforceUserIn(id) };
}

/** The same, with Salesforce's own word for a refusal: for a person who is there. */
export function askToMint({ domainUrl, app, timeoutMs }: MintRequest): ReturnType<typeof askForToken> {
  const { clientId, clientSecret } = app;
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  return askForToken({ url: salesforceTokenUrl(domainUrl), form, timeoutMs });
}

import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import type { OAuthError } from '../../http/oauth/authorization-server.ts';
import { users } from '../board/seed.ts';
import type { AsanaSandbox } from '../sandbox.ts';

/** The app that people consent to. */
export const ASANA_APP = { clientId: '1200000000000900', clientSecret: 'sandbox-asana-secret' } as const;

/** How Asana plays it: an hour, and the refresh token stays. Source: its page on OAuth. */
export const ASANA_OAUTH = { rotates: false, accessTokenSeconds: 3_600 } as const;

/** Nobody signs in to the sandbox. */
export const CONSENTING = users[0] ?? { gid: '', name: '' };

/** Whether it is asked for a token: such a request carries secrets. */
export function isTokenRequest({ path }: SandboxRequest): boolean {
  return path === '/-/oauth_token';
}

export function isConsentRequest({ path }: SandboxRequest): boolean {
  return path === '/-/oauth_authorize';
}

/** A refresh names no refresh token, because it stays. */
export function answerToken({ oauth }: AsanaSandbox, request: SandboxRequest): SandboxReply {
  const form = new URLSearchParams(request.bodyText);
  const issued = request.method === 'POST' ? oauth.answer(form) : 'invalid_request';
  if (typeof issued === 'string') return refusedToken(issued);
  const { gid, name } = CONSENTING;
  return jsonReply(200, {
    access_token: issued.accessToken,
    token_type: 'bearer',
    expires_in: issued.expiresIn,
    ...(issued.refreshToken !== undefined && { refresh_token: issued.refreshToken }),
    data: { id: Number(gid), gid, name },
  });
}

/** In the words of RFC 6749. */
export function refusedToken(because: OAuthError): SandboxReply {
  const error = because === 'invalid_client_id' ? 'invalid_client' : because;
  return jsonReply(error === 'invalid_client' ? 401 : 400, { error, error_description: error });
}

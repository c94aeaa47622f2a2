import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import type { OAuthError } from '../../http/oauth/authorization-server.ts';
import { answerConsent } from '../../http/oauth/consent-page.ts';
import type { Sandbox } from '../sandbox.ts';
import { ApiError } from './api-error.ts';

/** The app's id for OAuth; its secret is the one that signs webhooks. */
export const HUBSPOT_CLIENT_ID = 'sandbox-hubspot-client';

const TOKEN_PATH = /^\/oauth\/(2026-03|v3)\/token$/;
const CONSENT_PATH = /^\/oauth(\/\d+)?\/authorize$/;

/** Whether it is asked for a token: such a request carries secrets. */
export function isTokenRequest({ path }: SandboxRequest): boolean {
  return TOKEN_PATH.test(path);
}

export function isConsentRequest({ path }: SandboxRequest): boolean {
  return CONSENT_PATH.test(path);
}

export function answerConsentPage({ oauth, identity }: Sandbox, request: SandboxRequest): SandboxReply {
  return answerConsent(oauth, 'HubSpot', `the account ${String(identity.portalId)}`, request);
}

/** Each answer names the refresh token, the account and the scopes. Source: HubSpot's changelog of August 2025. */
export function answerToken({ oauth, identity }: Sandbox, request: SandboxRequest): SandboxReply {
  const form = new URLSearchParams(request.bodyText);
  const issued = request.method === 'POST' ? oauth.answer(form) : 'invalid_request';
  if (typeof issued === 'string') return refusedToken(issued).toReply();
  return jsonReply(200, {
    token_type: 'bearer',
    access_token: issued.accessToken,
    refresh_token: issued.refreshToken ?? form.get('refresh_token'),
    expires_in: issued.expiresIn,
    hub_id: identity.portalId,
    scopes: issued.scope.split(' ').filter((scope) => scope !== ''),
  });
}

/** HubSpot's own form of errors; which words come for which fault its pages do not list. */
export function refusedToken(error: OAuthError): ApiError {
  const message = error === 'invalid_grant' ? 'missing or invalid refresh token or code' : error;
  return new ApiError(400, { message, category: 'VALIDATION_ERROR', subCategory: error });
}

/** 401: the token was the app's, and has ended. */
export function expiredToken(): ApiError {
  const message = 'The OAuth token used to make this call expired.';
  return new ApiError(401, { message, category: 'EXPIRED_AUTHENTICATION' });
}

/** How HubSpot plays it: half an hour, and the refresh token stays. */
export const HUBSPOT_OAUTH = { rotates: false, accessTokenSeconds: 1_800 } as const;

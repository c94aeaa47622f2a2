import { createHmac } from 'node:crypto';
import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import type { Issued, OAuthError } from '../../http/oauth/authorization-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { runAsUserId } from '../seed/users.ts';

export const TOKEN_PATH = '/services/oauth2/token';
export const CONSENT_PATH = '/services/oauth2/authorize';
const ORG_ID = '00DR0000000ORGAEAA';

const DESCRIPTIONS: Readonly<Record<OAuthError, string>> = {
  invalid_client: 'invalid client credentials',
  invalid_client_id: 'client identifier invalid',
  invalid_grant: 'expired access/refresh token',
  invalid_request: 'must use HTTP POST',
  unsupported_grant_type: 'grant type not supported',
};

/** Answers the flows that are open to the app: client credentials, authorization code and refresh token. */
export function answerToken(sandbox: Sandbox, request: SandboxRequest, ownUrl: string): SandboxReply {
  const form = new URLSearchParams(request.bodyText);
  if (request.method !== 'POST') return refusedToken('invalid_request');
  const issued =
    form.get('grant_type') === 'client_credentials' ? minted(sandbox, form) : sandbox.oauth.answer(form);
  if (typeof issued === 'string') return refusedToken(issued);
  const id = `${ownUrl}/id/${ORG_ID}/${runAsUserId}`;
  const issuedAt = String(sandbox.now());
  const { clientSecret } = sandbox.identity;
  // No `expires_in`: Salesforce does not say how long it holds.
  return jsonReply(200, {
    access_token: issued.accessToken,
    ...(issued.refreshToken !== undefined && { refresh_token: issued.refreshToken }),
    signature: createHmac('sha256', clientSecret).update(`${id}${issuedAt}`).digest('base64'),
    scope: issued.scope,
    instance_url: ownUrl,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  });
}

/** By the client credentials flow, as the user whom the app's policies name. */
function minted(
  { identity, tokens }: Sandbox,
  form: URLSearchParams,
): Omit<Issued, 'expiresIn'> | OAuthError {
  if (form.get('client_id') !== identity.clientId) return 'invalid_client_id';
  if (form.get('client_secret') !== identity.clientSecret) return 'invalid_client';
  return { accessToken: tokens.issue(), refreshToken: undefined, scope: 'api' };
}

/** The form in which the token endpoint says no. */
export function refusedToken(error: OAuthError, description = DESCRIPTIONS[error]): SandboxReply {
  return jsonReply(400, { error, error_description: description });
}

import { createHmac } from 'node:crypto';
import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import type { Sandbox } from '../sandbox.ts';
import { runAsUserId } from '../seed/users.ts';

export const TOKEN_PATH = '/services/oauth2/token';
const ORG_ID = '00DR0000000ORGAEAA';

/** Answers the OAuth client credentials flow; no other flow is open to the app. */
export function answerToken(sandbox: Sandbox, request: SandboxRequest, ownUrl: string): SandboxReply {
  const form = new URLSearchParams(request.bodyText);
  const { clientId, clientSecret } = sandbox.identity;
  if (request.method !== 'POST' || form.get('grant_type') !== 'client_credentials') {
    return refusedToken('unsupported_grant_type', 'grant type not supported');
  }
  if (form.get('client_id') !== clientId)
    return refusedToken('invalid_client_id', 'client identifier invalid');
  if (form.get('client_secret') !== clientSecret) {
    return refusedToken('invalid_client', 'invalid client credentials');
  }
  const id = `${ownUrl}/id/${ORG_ID}/${runAsUserId}`;
  const issuedAt = String(sandbox.now());
  return jsonReply(200, {
    access_token: sandbox.tokens.issue(),
    signature: createHmac('sha256', clientSecret).update(`${id}${issuedAt}`).digest('base64'),
    scope: 'api',
    instance_url: ownUrl,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  });
}

/** The form in which the token endpoint says no. */
export function refusedToken(error: string, description: string): SandboxReply {
  return jsonReply(400, { error, error_description: description });
}

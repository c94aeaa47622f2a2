import { controlBody } from '../control-body.ts';
import { emptyReply, jsonReply } from '../exchange.ts';
import type { SandboxReply, SandboxRequest } from '../exchange.ts';
import { oauthSettingsSchema } from './authorization-server.ts';
import type { AuthorizationServer } from './authorization-server.ts';

interface Call {
  readonly request: SandboxRequest;
  readonly sandbox: { readonly oauth: AuthorizationServer };
}

/** The controls of what OAuth gives: how it is played, what it counted, expiry and revocation on demand. */
export const oauthControls: readonly {
  readonly method: string;
  readonly pattern: string;
  readonly handle: (call: Call) => SandboxReply;
}[] = [
  { method: 'GET', pattern: '/_sandbox/oauth', handle: ({ sandbox }) => shown(sandbox.oauth) },
  { method: 'PATCH', pattern: '/_sandbox/oauth', handle: change },
  {
    method: 'POST',
    pattern: '/_sandbox/oauth/expire',
    handle: ({ sandbox }) => done(() => sandbox.oauth.expire()),
  },
  {
    method: 'POST',
    pattern: '/_sandbox/oauth/revoke',
    handle: ({ sandbox }) => done(() => sandbox.oauth.revoke()),
  },
];

function shown(oauth: AuthorizationServer): SandboxReply {
  return jsonReply(200, { ...oauth.settings, ...oauth.counts() });
}

function change(call: Call): SandboxReply {
  const { oauth } = call.sandbox;
  const { rotates, accessTokenSeconds } = controlBody(call, oauthSettingsSchema.partial());
  oauth.settings = {
    rotates: rotates ?? oauth.settings.rotates,
    accessTokenSeconds: accessTokenSeconds ?? oauth.settings.accessTokenSeconds,
  };
  return shown(oauth);
}

function done(act: () => void): SandboxReply {
  act();
  return emptyReply(204);
}

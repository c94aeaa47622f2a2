import type { SandboxReply, SandboxRequest } from '../exchange.ts';
import { htmlReply } from '../exchange.ts';
import { html } from '../html.ts';
import type { AuthorizationServer } from './authorization-server.ts';

/**
 * The page on which a person consents, always `as` the same: GET asks, POST with `decision=allow` or `deny` leads back to the app. What is wrong
 * with the question is told here, because nobody knows where else (RFC 6749, section 4.1.2.1).
 */
export function answerConsent(
  server: AuthorizationServer,
  vendor: string,
  as: string,
  { method, query, bodyText, path }: SandboxRequest,
): SandboxReply {
  const problem = problemOf(server, query);
  if (problem !== undefined) return page(400, vendor, html`<p>${problem}</p>`);
  if (method !== 'POST') return page(200, vendor, question(query, path, as));
  const redirect = new URL(query.get('redirect_uri') ?? '');
  const state = query.get('state');
  if (state !== null) redirect.searchParams.set('state', state);
  if (new URLSearchParams(bodyText).get('decision') === 'allow') {
    redirect.searchParams.set('code', server.consent(codeFor(query, redirect)));
  } else {
    redirect.searchParams.set('error', 'access_denied');
    redirect.searchParams.set('error_description', 'end-user denied authorization');
  }
  return { ...htmlReply(302, ''), headers: { location: redirect.href } };
}

function codeFor(query: URLSearchParams, { origin, pathname }: URL) {
  return {
    redirectUri: query.get('redirect_uri') ?? `${origin}${pathname}`,
    challenge: query.get('code_challenge') ?? undefined,
    scope: query.get('scope') ?? '',
  };
}

function problemOf({ app }: AuthorizationServer, query: URLSearchParams): string | undefined {
  if (query.get('client_id') !== app.clientId) return 'The client id is not that of the app.';
  if (URL.parse(query.get('redirect_uri') ?? '') === null) return 'The redirect address is missing.';
  return undefined;
}

function question(query: URLSearchParams, path: string, as: string) {
  const scopes = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  return html`<p>Baton asks for access${scopes.length === 0 ? '' : ` to: ${scopes.join(', ')}`}.</p>
    <p>Nobody signs in to this sandbox: whoever consents here does so as ${as}.</p>
    <form method="post" action="${path}?${query.toString()}">
      <button name="decision" value="allow">Allow</button>
      <button name="decision" value="deny">Deny</button>
    </form>`;
}

function page(status: number, vendor: string, content: ReturnType<typeof html>): SandboxReply {
  return htmlReply(
    status,
    html`<!doctype html>
      <html lang="en">
        <meta charset="utf-8" />
        <title>${vendor} (sandbox)</title>
        <h1>${vendor} (sandbox)</h1>
        ${content}
      </html>`.text,
  );
}

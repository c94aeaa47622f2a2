import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';

/** The app that asks for consent. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How the vendor plays it; may be changed while the sandbox runs. */
export const oauthSettingsSchema = z.strictObject({
  /** Whether each refresh gives a new refresh token, and ends the one before. */
  rotates: z.boolean(),
  accessTokenSeconds: z.int().positive(),
});
export type OAuthSettings = z.infer<typeof oauthSettingsSchema>;

interface Code {
  readonly redirectUri: string;
  readonly challenge: string | undefined;
  readonly scope: string;
}

/** What a token request has got: an access token, and a refresh token where there is a new one. */
export interface Issued {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly scope: string;
  readonly expiresIn: number;
}

/** What is wrong with a token request, in the words of RFC 6749 (section 5.2). */
export type OAuthError =
  'invalid_client' | 'invalid_grant' | 'invalid_request' | 'unsupported_grant_type' | 'invalid_client_id';

/** Gives codes, access tokens and refresh tokens for one app, as RFC 6749 and RFC 7636 say, and counts what it gave. */
export class AuthorizationServer {
  readonly app: OAuthApp;
  settings: OAuthSettings;
  readonly #now: () => number;
  readonly #codes = new Map<string, Code>();
  readonly #access = new Map<string, number>();
  /** Those that hold, with their scope. */
  readonly #refresh = new Map<string, string>();
  #refreshes = 0;
  #refusals = 0;

  constructor(app: OAuthApp, settings: OAuthSettings, now: () => number) {
    this.app = app;
    this.settings = settings;
    this.#now = now;
  }

  /** The code of a consent. */
  consent(code: Code): string {
    const name = secret();
    this.#codes.set(name, code);
    return name;
  }

  /** Whether a header `Bearer …` carries an access token that holds. */
  holds(authorization = ''): boolean {
    return this.#now() < (this.#access.get(authorization.replace(/^Bearer /, '')) ?? 0);
  }

  /** Answers the form of a token request. */
  answer(form: URLSearchParams): Issued | OAuthError {
    if (form.get('client_id') !== this.app.clientId) return 'invalid_client_id';
    if (form.get('client_secret') !== this.app.clientSecret) return 'invalid_client';
    switch (form.get('grant_type') ?? '') {
      case 'authorization_code':
        return this.#exchange(form);
      case 'refresh_token':
        return this.#renew(form.get('refresh_token') ?? '');
      default:
        return 'unsupported_grant_type';
    }
  }

  /** All access tokens end now, as if their time had come. */
  expire(): void {
    this.#access.clear();
  }

  /** The consent is taken back: nothing holds any more. */
  revoke(): void {
    this.expire();
    this.#refresh.clear();
  }

  /** How often access was given for a refresh token, how often not, and how many refresh tokens hold. */
  counts() {
    return { refreshes: this.#refreshes, refusals: this.#refusals, held: this.#refresh.size };
  }

  #exchange(form: URLSearchParams): Issued | OAuthError {
    const name = form.get('code') ?? '';
    const code = this.#codes.get(name);
    this.#codes.delete(name);
    if (code?.redirectUri !== form.get('redirect_uri')) return 'invalid_grant';
    if (code.challenge !== undefined && code.challenge !== challengeOf(form.get('code_verifier') ?? ''))
      return 'invalid_grant';
    return this.#issue(code.scope, this.#newRefreshToken(code.scope));
  }

  #renew(refreshToken: string): Issued | OAuthError {
    const scope = this.#refresh.get(refreshToken);
    if (scope === undefined) {
      this.#refusals += 1;
      return 'invalid_grant';
    }
    this.#refreshes += 1;
    if (!this.settings.rotates) return this.#issue(scope, undefined);
    this.#refresh.delete(refreshToken);
    return this.#issue(scope, this.#newRefreshToken(scope));
  }

  #newRefreshToken(scope: string): string {
    const token = secret();
    this.#refresh.set(token, scope);
    return token;
  }

  #issue(scope: string, refreshToken: string | undefined): Issued {
    const accessToken = secret();
    const { accessTokenSeconds: expiresIn } = this.settings;
    this.#access.set(accessToken, this.#now() + expiresIn * 1_000);
    return { accessToken, refreshToken, scope, expiresIn };
  }
}

/** Source: RFC 7636, section 4.2. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

import type { VendorFailure } from '#domain/ports/connector.ts';
import type { GrantTokensSettings } from './grant-tokens.ts';
import type { AccessToken, TokenSource } from './token-source.ts';

/** Where the credential of one system stands, and what its tokens need besides. */
export interface CredentialAccess extends Omit<GrantTokensSettings, 'refresh'> {
  /** The secret's text; undefined while nobody has set it. Its errors are passed on. */
  readonly secret: () => Promise<string | undefined>;
  /** The same, past every cache: somebody may have changed it since. */
  readonly secretAnew: () => Promise<string | undefined>;
}

const NONE: VendorFailure = { kind: 'unauthorised' };

/**
 * The tokens of whatever form the credential has now: it may change its form while a process lives. `sourceOf`: undefined
 * for a text of no known form. A credential that does not hold is read anew before it is used again.
 */
export function tokensByCredential(
  { secret, secretAnew }: Pick<CredentialAccess, 'secret' | 'secretAnew'>,
  sourceOf: (text: string) => TokenSource | undefined,
): TokenSource {
  let known: { readonly text: string | undefined; readonly source: TokenSource | undefined } | undefined;
  const current = async () => {
    const text = await secret();
    if (known?.text !== text) known = { text, source: text === undefined ? undefined : sourceOf(text) };
    return known?.source;
  };
  return {
    get: async (until) => {
      const token = (await (await current())?.get(until)) ?? NONE;
      if (token.kind === 'unauthorised') await secretAnew();
      return token;
    },
    refused: async (token) => {
      await known?.source?.refused(token);
      await secretAnew();
    },
  };
}

/** One token for ever. */
export function fixedToken(value: string): TokenSource {
  const token: AccessToken = { kind: 'token', value, userId: undefined };
  return { get: () => Promise.resolve(token), refused: () => Promise.resolve() };
}

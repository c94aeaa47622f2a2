import { tokenOrAppSchema } from './credential.ts';
import { GrantTokens } from './grant-tokens.ts';
import { refreshing } from './refresh-grant.ts';
import type { TokenSource } from './token-source.ts';
import { fixedToken, tokensByCredential } from './tokens-by-credential.ts';
import type { CredentialAccess } from './tokens-by-credential.ts';

/** The tokens of a system that knows both: one that holds until somebody ends it, and those of a consent to an app. */
export function tokenOrConsent(tokenUrl: URL, access: CredentialAccess): TokenSource {
  return tokensByCredential(access, (text) => {
    const credential = tokenOrAppSchema.safeParse(text).data;
    switch (credential?.form) {
      case undefined:
        return undefined;
      case 'token':
        return fixedToken(credential.token);
      case 'oauth':
        return new GrantTokens({ ...access, refresh: refreshing(tokenUrl, credential.app) });
    }
  });
}

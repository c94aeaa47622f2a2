import { GrantTokens } from '../oauth/grant-tokens.ts';
import { refreshing } from '../oauth/refresh-grant.ts';
import type { TokenSource } from '../oauth/token-source.ts';
import { tokensByCredential } from '../oauth/tokens-by-credential.ts';
import type { CredentialAccess } from '../oauth/tokens-by-credential.ts';
import { salesforceCredentialSchema } from './credential.ts';
import { mintToken } from './mint-token.ts';
import { MintedTokens } from './minted-tokens.ts';
import { salesforceTokenUrl } from './oauth.ts';

/** Salesforce's tokens: those that the app gets for the user whom its policies name, or those of a person's consent. */
export function salesforceTokens(domainUrl: string, access: CredentialAccess): TokenSource {
  return tokensByCredential(access, (text) => {
    const credential = salesforceCredentialSchema.safeParse(text).data;
    if (credential === undefined) return undefined;
    const { grant, ...app } = credential;
    switch (grant) {
      case 'client_credentials':
        return new MintedTokens((until) => mintToken({ domainUrl, app, timeoutMs: until - access.now() }));
      case 'authorization_code':
        return new GrantTokens({ ...access, refresh: refreshing(salesforceTokenUrl(domainUrl), app) });
    }
  });
}

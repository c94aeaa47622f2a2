import type { CredentialAccess } from './tokens-by-credential.ts';

/** A credential that somebody has at hand, without any consent: one that needs a consent opens nothing. */
export function credentialAlone(text: string, now: () => number): CredentialAccess {
  const secret = () => Promise.resolve(text);
  const nothing = () => Promise.resolve(undefined);
  return {
    ...{ secret, secretAnew: secret, now, lease: 'none', newId: () => 'none', sleep: nothing },
    leases: { take: () => Promise.resolve(false), giveBack: nothing },
    notes: { get: nothing, put: nothing },
    grants: { read: nothing, put: nothing },
    stored: nothing,
  };
}

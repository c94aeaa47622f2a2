import { memoryGrants } from '#adapters/memory/grants.ts';
import type { CredentialAccess } from '#adapters/oauth/tokens-by-credential.ts';
import { consentTo } from '#test/conformance/support/connectors/consent.ts';
import type { Consenting } from '#test/conformance/support/connectors/consent.ts';
import { accessTo } from '#test/conformance/support/connectors/credential.ts';

/** A person has consented to the app: what all processes of ours share of it, under the clock that is pushed. */
export async function consented(consenting: Consenting, now: () => number): Promise<CredentialAccess> {
  return accessTo(() => Promise.resolve(consenting.credential), {
    grants: memoryGrants(await consentTo(consenting, now)),
    now,
    sleep: () => Promise.reject(new Error('nobody else refreshes it meanwhile')),
  });
}

import { setTimeout } from 'node:timers/promises';
import { memoryGrants } from '#adapters/memory/grants.ts';
import { memoryLeases } from '#adapters/memory/leases.ts';
import { memoryTexts } from '#adapters/memory/side-items.ts';
import { createWorld } from '#adapters/memory/world.ts';
import type { CredentialAccess } from '#adapters/oauth/tokens-by-credential.ts';

let ids = 0;

/** What a process knows of a credential with this text; nobody has consented to anything, unless `changed` says so. */
export function accessTo(
  secret: () => Promise<string | undefined>,
  changed: Partial<CredentialAccess> = {},
): CredentialAccess {
  return {
    secret,
    secretAnew: secret,
    lease: 'grant',
    leases: memoryLeases(),
    notes: memoryTexts(createWorld()),
    grants: memoryGrants(),
    stored: () => Promise.resolve(),
    now: Date.now,
    newId: () => String(++ids),
    sleep: setTimeout,
    ...changed,
  };
}

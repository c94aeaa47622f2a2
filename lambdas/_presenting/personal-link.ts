import { linkHash, newLinkToken } from '#application/links.ts';
import type { Ports } from '#application/ports.ts';
import { addSeconds } from '#domain/time.ts';

/** It opens all that somebody has; whoever comes later has a new one mailed. */
const LINK_LIFE_SECONDS = 12 * 60 * 60;

/** The address of somebody's own page in a message that brings a code. */
export async function ownPageUrl(
  ports: Pick<Ports, 'links' | 'newId' | 'now'> & { readonly publicBaseUrl: string },
  person: string,
  code: string,
): Promise<string> {
  return `${ports.publicBaseUrl}/me/${await mintPersonalLink(ports, person, code)}`;
}

/** The token of a new link to somebody's own page, which asks for the code of the mail that they have at hand. */
export async function mintPersonalLink(
  ports: Pick<Ports, 'links' | 'newId' | 'now'>,
  person: string,
  code: string,
): Promise<string> {
  const token = newLinkToken(ports);
  const mintedAt = ports.now();
  await ports.links.put(linkHash(token), {
    kind: 'personal',
    person,
    code,
    nonceKey: newLinkToken(ports),
    mintedAt,
    expiresAt: addSeconds(mintedAt, LINK_LIFE_SECONDS),
  });
  return token;
}

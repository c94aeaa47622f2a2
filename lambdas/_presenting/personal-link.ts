import { linkHash, newCode, newLinkToken } from '#application/links.ts';
import type { Ports } from '#application/ports.ts';
import { addSeconds } from '#domain/time.ts';
import type { OwnPage } from '#views/own-page.ts';

/** It opens all that somebody has; whoever comes later has a new one mailed. */
const LINK_LIFE_SECONDS = 12 * 60 * 60;

/**
 * The way to somebody's own page, for a message to them alone: never for a channel or a mailbox that others read. It asks
 * for the code of that message, or for one of its own where that has none.
 */
export async function wayToOwnPage(
  ports: Pick<Ports, 'links' | 'newId' | 'now' | 'random'> & { readonly publicBaseUrl: string },
  person: string,
  code: string = newCode(ports),
): Promise<OwnPage> {
  return { url: `${ports.publicBaseUrl}/me/${await mintPersonalLink(ports, person, code)}`, code };
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

import { isLinkEnded } from '#application/end-links.ts';
import { linkHash } from '#application/links.ts';
import type { Ports } from '#application/ports.ts';
import type { Link } from '#domain/ports/side-items.ts';

export type DecisionLink = Extract<Link, { kind: 'decision' }>;

/** The link to an incident that a token stands for; undefined for any other, and once the one that led to it was ended. */
export async function decisionLinkOf(
  { links, texts }: Pick<Ports, 'links' | 'texts'>,
  token: string,
): Promise<DecisionLink | undefined> {
  const link = await links.get(linkHash(token));
  if (link?.kind !== 'decision') return undefined;
  const { person, personalSince } = link;
  if (personalSince === undefined) return link;
  return (await isLinkEnded(texts, person, personalSince)) ? undefined : link;
}

import { createHmac } from 'node:crypto';
import { linkHash } from '#application/links.ts';
import type { Link } from '#domain/ports/side-items.ts';
import type { WorkPorts } from '../work-ports.ts';
import type { Decidable } from './story-of-subject.ts';

type PersonalLink = Extract<Link, { kind: 'personal' }>;

/**
 * The token of a link to the page that decides, for whoever is looking at their overview. Pressed again it is the same
 * one, it asks for the code of the message that brought them here, and ends with the link that they came by.
 */
export async function decisionLink(
  { links }: Pick<WorkPorts, 'links'>,
  { person, code, nonceKey, mintedAt, expiresAt }: PersonalLink,
  { incidentId, openedSeq }: Decidable,
): Promise<string> {
  const derived = (purpose: string): string =>
    createHmac('sha256', nonceKey)
      .update(`${purpose} ${incidentId} ${String(openedSeq)}`)
      .digest('hex');
  const token = derived('decision link');
  await links.put(linkHash(token), {
    kind: 'decision',
    ...{ incidentId, openedSeq, person, code, personalSince: mintedAt, expiresAt },
    nonceKey: derived('decision nonce'),
  });
  return token;
}

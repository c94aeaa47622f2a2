import { linkHash, newCode, newLinkToken } from '#application/links.ts';
import type { Ports } from '#application/ports.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import { addSeconds } from '#domain/time.ts';

/** A link stays readable after its offer is over, so that it can say truthfully what became of it. */
const LINK_AFTERLIFE_SECONDS = 90 * 24 * 60 * 60;

export type LinkPorts = Pick<Ports, 'links' | 'newId' | 'random'> & { readonly publicBaseUrl: string };

/** Each message has a link and a code of its own, unless several stand in one; all of them end with the offer. */
export async function mintOfferLink(
  ports: LinkPorts,
  state: Handoff,
  acceptBy: string,
  person: Person,
  code: string = newCode(ports),
): Promise<{ readonly link: string; readonly code: string }> {
  const token = newLinkToken(ports);
  await ports.links.put(linkHash(token), {
    kind: 'offer',
    subjectId: subjectId('handoff', state.handoffId),
    epoch: state.epoch,
    person: person.id,
    code,
    nonceKey: newLinkToken(ports),
    expiresAt: addSeconds(acceptBy, LINK_AFTERLIFE_SECONDS),
  });
  return { link: `${ports.publicBaseUrl}/offers/${token}`, code };
}

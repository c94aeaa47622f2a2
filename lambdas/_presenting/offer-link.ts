import { rulesOf } from '#application/contracts.ts';
import { linkHash, newCode, newLinkToken } from '#application/links.ts';
import type { Ports } from '#application/ports.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import { addSeconds } from '#domain/time.ts';

/** A link stays readable after its offer is over, so that it can say truthfully what became of it. */
const LINK_AFTERLIFE_SECONDS = 90 * 24 * 60 * 60;

export type LinkPorts = Pick<
  Ports,
  'links' | 'newId' | 'now' | 'random' | 'bundle' | 'contractVersions' | 'settings'
> & { readonly publicBaseUrl: string };

/**
 * Each message has a link of its own, and a code unless the contract asks for the choice alone; several links in one
 * message share theirs. All of them end with the offer.
 */
export async function mintOfferLink(
  ports: LinkPorts,
  state: Handoff,
  acceptBy: string,
  person: Person,
  shared?: string,
): Promise<{ readonly link: string; readonly code: string | undefined }> {
  const token = newLinkToken(ports);
  const { contract } = await rulesOf(ports, state.contractDigest);
  const code = contract.acknowledgment.confirm === 'choice' ? undefined : (shared ?? newCode(ports));
  await ports.links.put(linkHash(token), {
    kind: 'offer',
    subjectId: subjectId('handoff', state.handoffId),
    epoch: state.epoch,
    person: person.id,
    ...(code === undefined ? {} : { code }),
    nonceKey: newLinkToken(ports),
    mintedAt: ports.now(),
    expiresAt: addSeconds(acceptBy, LINK_AFTERLIFE_SECONDS),
  });
  return { link: `${ports.publicBaseUrl}/offers/${token}`, code };
}

import { commandByAsked } from '#application/command-handoff.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import { codeProblem, isFreshNonce } from '#application/links.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { offerFormFields } from '#views/pages/offer-form.ts';
import type { Page } from '#views/pages/page.tsx';
import { endedPage } from './ended-page.ts';
import type { OfferLink } from './open-offer-page.ts';

/** Whoever accepted says that they have begun: through the same link, with the same code. */
export async function beginWork(
  ports: CommandPorts & PresentingPorts,
  link: OfferLink,
  state: Handoff,
  form: URLSearchParams,
): Promise<Page> {
  const now = ports.now();
  const reader = readerFor(personById(ports.bundle.directory, link.person), now);
  const isFresh = isFreshNonce(link, form.get(offerFormFields.nonce) ?? '', now);
  const code = form.get(offerFormFields.code) ?? undefined;
  const error = isFresh ? codeProblem(link, code) : 'form-too-old';
  if (error !== undefined) return endedPage(ports, link, state, reader, { error });
  const { handoffId } = state;
  const outcome = await commandByAsked(ports, {
    handoffId,
    command: { type: 'StartWork', epoch: link.epoch, by: link.person, how: 'link' },
    actor: { kind: 'person', id: link.person, channel: 'link' },
  });
  return endedPage(ports, link, outcome.state ?? state, reader);
}

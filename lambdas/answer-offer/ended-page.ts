import { newNonce } from '#application/links.ts';
import { openStart } from '#domain/handoff/start.ts';
import type { Start } from '#domain/handoff/start.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { outcomeOf } from '#lambdas/_presenting/offer-outcome.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import type { OfferOutcome, StartFormError } from '#views/pages/offer-outcome.ts';
import { offerOutcomePage } from '#views/pages/offer-outcome-page.ts';
import type { Page } from '#views/pages/page.tsx';
import type { Reader } from '#views/reader.ts';
import type { OfferLink } from './open-offer-page.ts';

/** What came of a form: `code` fills in the one that was just shown to be known. */
interface Ended {
  readonly isNew?: boolean;
  readonly code?: string | undefined;
  readonly error?: StartFormError;
  readonly ownPage?: string | undefined;
}

/** What became of the offer, and the form that says that the work has begun where that is awaited: a link without a code needs none. */
export async function endedPage(
  ports: PresentingPorts,
  link: OfferLink,
  state: Handoff,
  reader: Reader,
  { isNew = false, code, error, ownPage }: Ended = {},
): Promise<Page> {
  const outcome = await outcomeOf(ports, link, state, isNew);
  const start = ownStart(link, state);
  if (start === undefined || !isAcceptance(outcome)) return offerOutcomePage(outcome, reader, ownPage);
  const { startBy } = start;
  return offerOutcomePage(
    {
      ...outcome,
      start: { startBy, nonce: newNonce(link, reader.now), code: link.code === undefined ? '' : code, error },
    },
    reader,
    ownPage,
  );
}

function ownStart({ epoch, person }: OfferLink, state: Handoff): Start | undefined {
  const start = openStart(state);
  return start?.epoch === epoch && state.lastAcceptance?.owner === person ? start : undefined;
}

function isAcceptance(
  outcome: OfferOutcome,
): outcome is Extract<OfferOutcome, { kind: 'accepted' | 'already-accepted' }> {
  return outcome.kind === 'accepted' || outcome.kind === 'already-accepted';
}

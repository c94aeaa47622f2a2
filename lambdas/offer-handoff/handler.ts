import { beginWait } from '#application/begin-wait.ts';
import type { WaitPorts } from '#application/begin-wait.ts';
import { waitInputSchema } from '#lambdas/_runtime/workflow-input.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import { isHeldBack } from './held-back.ts';
import { sendOffer } from './send-offer.ts';
import type { OfferPorts } from './offer-ports.ts';

export type OfferHandoffPorts = Omit<WaitPorts, 'queues'> &
  OfferPorts & { readonly queues: Pick<WaitPorts['queues'], 'wake'> };

/** Enters the wait for an answer: tells the person who is asked, on each channel that has not told them yet. */
export function offerHandoffHandler(
  ports: OfferHandoffPorts,
  { logger }: Runtime,
): (event: unknown) => Promise<void> {
  return async (event) => {
    const input = waitInputSchema.parse(event);
    const actor = { kind: 'system', id: 'offer-handoff' } as const;
    const outcome = await beginWait(ports, { ...input, state: 'offer', actor }, async (state) => {
      logger.appendKeys({ correlationId: state.correlationId });
      return (await isHeldBack(ports, state, actor)) ? [] : sendOffer(ports, state);
    });
    logger.info('offer entered', { handoffId: input.handoffId, run: input.run, outcome });
  };
}

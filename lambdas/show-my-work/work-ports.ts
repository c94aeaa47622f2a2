import type { Ports } from '#application/ports.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';

/** What people are shown of their work reaches. */
export type WorkPorts = PresentingPorts & Pick<Ports, 'links'>;

import type { Ports } from '#application/ports.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';

/** What is shown of a handoff to whoever handed it over reaches. */
export type FollowPorts = PresentingPorts & Pick<Ports, 'links'>;

import type { Ports } from '#application/ports.ts';
import type { Mailer } from '#domain/ports/platform.ts';
import type { LinkPorts } from '#lambdas/_presenting/offer-link.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';

export type NoticePorts = PresentingPorts &
  LinkPorts &
  Pick<Ports, 'log' | 'rows' | 'claims'> & {
    readonly queues: Pick<Ports['queues'], 'notify'>;
    readonly mailer: Mailer;
  };

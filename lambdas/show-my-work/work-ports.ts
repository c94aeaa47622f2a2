import type { CommandPorts } from '#application/command-handoff.ts';
import type { Ports } from '#application/ports.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';

/** What people are shown of their work, and what they change about it, reaches. */
export type WorkPorts = CommandPorts &
  PresentingPorts &
  Pick<Ports, 'links' | 'claims' | 'absences' | 'givenHandoffs'> & {
    readonly rows: Pick<Ports['rows'], 'openOf' | 'byContract' | 'overview' | 'countOverview' | 'incidents'>;
    readonly queues: Pick<Ports['queues'], 'notify'>;
  };

import type { Portal } from '#domain/contract/record-link.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { CommandPorts } from '../command-handoff.ts';
import type { Ports } from '../ports.ts';

/** What a worker on targets reaches. */
export type SyncPorts = CommandPorts &
  Pick<Ports, 'texts' | 'reflections' | 'random' | 'absences'> & {
    readonly queues: Pick<Ports['queues'], 'connect'>;
    readonly connectors: Readonly<Record<string, Connector>>;
    readonly portal: Portal;
    readonly sleep: (seconds: number) => Promise<void>;
  };

import type { Ports } from '#application/ports.ts';

/** What is looked at to tell of incidents. */
export type ShowPorts = Pick<Ports, 'log' | 'rows' | 'texts' | 'attemptRecords' | 'bundle' | 'now' | 'newId'>;

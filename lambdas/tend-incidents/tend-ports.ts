import type { Ports } from '#application/ports.ts';
import type { IncidentPorts } from '#lambdas/_presenting/incident-of.ts';
import type { PackagePorts } from '#lambdas/_presenting/incident-package.ts';

/** What looking after incidents reaches. */
export type TendPorts = IncidentPorts &
  PackagePorts &
  Pick<Ports, 'rows' | 'links' | 'settings' | 'now' | 'newId'>;

import type { TargetSystem } from '#domain/contract/target.ts';

import type { ConnectorSecretProps } from './constructs/connector-secret.ts';
import type { Stage } from './stage.ts';

/** A system that is only written to; a stage has it or not. */
export type ConnectedSystem = Exclude<TargetSystem, 'hubspot'>;

interface ConnectorSpec {
  readonly secret: ConnectorSecretProps['what'];
  /** How many workers at once stay below what the system takes. */
  readonly maxConcurrency: number;
  readonly impact: string;
}

/** How each system is opened, and how many may write to it at once. */
export const CONNECTORS: Readonly<Record<ConnectedSystem, ConnectorSpec>> = {
  salesforce: {
    secret: 'client',
    // Salesforce takes 25 long requests at once; the daily sum is what runs out.
    maxConcurrency: 5,
    impact: 'Salesforce does not show the owner who accepted.',
  },
  asana: {
    secret: 'token',
    // Asana takes 15 writes at once, and 150 requests a minute of a free workspace.
    maxConcurrency: 2,
    impact: 'Asana does not have the task of a handoff that was accepted.',
  },
};

/** The systems that this stage may write to besides HubSpot. */
export const connectedSystems = (stage: Stage): readonly ConnectedSystem[] =>
  (['salesforce', 'asana'] as const).filter((system) => stage[system] !== undefined);

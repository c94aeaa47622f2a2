import { httpName, httpTarget, isHttpTarget, type TargetSystem } from '#domain/contract/target.ts';
import { systemName } from '#domain/story/words.ts';

import type { ConnectorSecretProps } from './constructs/connector-secret.ts';
import type { ConnectedSettings, HttpSettings, Stage } from './stage.ts';

/** A system that is only written to; a stage has it or not. */
export type ConnectedSystem = Exclude<TargetSystem, 'hubspot'>;

interface ConnectorSpec {
  readonly secret: ConnectorSecretProps['what'];
  /** How many workers at once stay below what the system takes. */
  readonly maxConcurrency: number;
  readonly impact: string;
  /** What its alarms are called in the runbook; systems that a team describes itself share one. */
  readonly runbook: string;
}

/** Five at some two requests a second stay under HubSpot's 110 in ten seconds. */
export const HUBSPOT_MAX_CONCURRENCY = 5;

const CONNECTORS = {
  salesforce: {
    secret: 'client',
    // Salesforce takes 25 long requests at once; the daily sum is what runs out.
    maxConcurrency: 5,
    impact: 'Salesforce does not show the owner who accepted.',
    runbook: 'salesforce',
  },
  asana: {
    secret: 'token',
    // Asana takes 15 writes at once, and 150 requests a minute of a free workspace.
    maxConcurrency: 2,
    impact: 'Asana does not have the task of a handoff that was accepted.',
    runbook: 'asana',
  },
} as const satisfies Readonly<Record<string, ConnectorSpec>>;

/** How a system is opened, and how many may write to it at once. */
export const connectorOf = (stage: Stage, system: ConnectedSystem): ConnectorSpec => {
  if (!isHttpTarget(system)) return CONNECTORS[system];
  return {
    secret: 'token',
    maxConcurrency: httpSettings(stage, system)?.maxConcurrency ?? 2,
    impact: `${systemName(system)} does not show the owner who accepted.`,
    runbook: 'http',
  };
};

/** The systems that this stage may write to besides HubSpot. */
export const connectedSystems = (stage: Stage): readonly ConnectedSystem[] => [
  ...(['salesforce', 'asana'] as const).filter((system) => stage[system] !== undefined),
  ...Object.keys(stage.http ?? {}).map(httpTarget),
];

/** What a stage says of such a system. */
export const connectedSettings = (stage: Stage, system: ConnectedSystem): ConnectedSettings | undefined =>
  isHttpTarget(system) ? httpSettings(stage, system) : stage[system];

/** And of one that the team describes itself. */
export const httpSettings = (stage: Stage, system: ConnectedSystem): HttpSettings | undefined =>
  isHttpTarget(system) ? stage.http?.[httpName(system)] : undefined;

import type { ConnectedSystem } from './connectors.ts';
import type { BatonFunction } from './constructs/baton-function.ts';
import { upperSnakeCase } from './physical-name.ts';
import type { Stage } from './stage.ts';

/** Tells a Lambda where a system is that is only written to. */
export const setConnected = (user: BatonFunction, stage: Stage, system: ConnectedSystem): void => {
  const settings = stage[system];
  if (settings !== undefined) user.set(`${upperSnakeCase(system)}_BASE_URL`, settings.baseUrl);
};

import { connectedSettings, httpSettings, type ConnectedSystem } from './connectors.ts';
import type { BatonFunction } from './constructs/baton-function.ts';
import { reachesPrivate } from './local-cloud.ts';
import { upperSnakeCase } from './physical-name.ts';
import type { Stage } from './stage.ts';

/** Tells a Lambda where a system is that is only written to. */
export const setConnected = (user: BatonFunction, stage: Stage, system: ConnectedSystem): void => {
  const http = httpSettings(stage, system);
  if (http !== undefined) {
    const reach = reachesPrivate(stage) ? 'any' : 'public';
    user.setIn('HTTP_SYSTEMS', system, { baseUrl: http.baseUrl, ...http.auth, reach });
    return;
  }
  const settings = connectedSettings(stage, system);
  if (settings !== undefined) user.set(`${upperSnakeCase(system)}_BASE_URL`, settings.baseUrl);
};

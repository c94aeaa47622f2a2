import { HUBSPOT_CLIENT_ID, HUBSPOT_OAUTH } from './api/oauth-routes.ts';
import { RateLimiter } from './api/rate-limit.ts';
import { AuthorizationServer } from '../http/oauth/authorization-server.ts';
import { FaultList } from '../http/fault-list.ts';
import type { Fault } from './faults/fault.ts';
import { methodsOf } from './faults/methods-of.ts';
import { seededPortal } from './portal/portal.ts';
import type { Portal } from './portal/portal.ts';
import { RequestLog } from '../http/request-log.ts';
import type { ChangeableSettings, Identity } from './settings.ts';
import { Deliveries } from './webhooks/deliveries.ts';

/** Everything that one running sandbox consists of; `settings` may be replaced while it runs. */
export interface Sandbox {
  readonly identity: Identity;
  readonly now: () => number;
  readonly portal: Portal;
  readonly faults: FaultList<Fault>;
  readonly requests: RequestLog;
  readonly deliveries: Deliveries;
  readonly limiter: RateLimiter;
  readonly oauth: AuthorizationServer;
  settings: ChangeableSettings;
}

/** A sandbox with the seeded portal. `now` tells the time in ms. */
export function createSandbox(identity: Identity, settings: ChangeableSettings, now: () => number): Sandbox {
  const deliveries = new Deliveries({ identity, settings: () => sandbox.settings, now });
  const app = { clientId: HUBSPOT_CLIENT_ID, clientSecret: identity.clientSecret };
  const sandbox: Sandbox = {
    identity,
    now,
    settings,
    portal: seededPortal(now()),
    faults: new FaultList(methodsOf),
    requests: new RequestLog(),
    limiter: new RateLimiter(),
    oauth: new AuthorizationServer(app, HUBSPOT_OAUTH, now),
    deliveries,
  };
  return sandbox;
}

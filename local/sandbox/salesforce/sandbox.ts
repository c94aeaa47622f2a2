import { AuthorizationServer } from '../http/oauth/authorization-server.ts';
import { FaultList } from '../http/fault-list.ts';
import { RequestLog } from '../http/request-log.ts';
import { AccessTokens } from './api/access-tokens.ts';
import type { Fault } from './faults/fault.ts';
import { methodsOf } from './faults/methods-of.ts';
import { Org } from './org/org.ts';
import type { ChangeableSettings, Identity } from './settings.ts';

/** How an app plays it that rotates its refresh tokens; two hours, as a session lasts. */
const SALESFORCE_OAUTH = { rotates: true, accessTokenSeconds: 7_200 } as const;

/** Everything that one running sandbox consists of; `settings` may be replaced while it runs. */
export interface Sandbox {
  readonly identity: Identity;
  readonly now: () => number;
  readonly org: Org;
  readonly tokens: AccessTokens;
  readonly oauth: AuthorizationServer;
  readonly faults: FaultList<Fault>;
  readonly requests: RequestLog;
  settings: ChangeableSettings;
  /** Requests of the API so far. */
  used: number;
}

/** A sandbox with the seeded org. `now` tells the time in ms. */
export function createSandbox(identity: Identity, settings: ChangeableSettings, now: () => number): Sandbox {
  return {
    ...{ identity, settings, now, used: 0 },
    org: new Org(now()),
    tokens: new AccessTokens(),
    oauth: new AuthorizationServer(identity, SALESFORCE_OAUTH, now),
    faults: new FaultList(methodsOf),
    requests: new RequestLog(),
  };
}

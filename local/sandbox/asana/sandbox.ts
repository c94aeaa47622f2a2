import { AuthorizationServer } from '../http/oauth/authorization-server.ts';
import { FaultList } from '../http/fault-list.ts';
import { RequestLog } from '../http/request-log.ts';
import { ASANA_APP, ASANA_OAUTH } from './api/oauth-routes.ts';
import { RateLimiter } from './api/rate-limit.ts';
import { Board } from './board/board.ts';
import { methodsOf } from './faults/methods-of.ts';
import type { Fault } from './faults/fault.ts';
import type { AsanaSettings } from './settings.ts';

/** Everything that one running sandbox Asana consists of; `settings` may be replaced while it runs. */
export interface AsanaSandbox {
  readonly now: () => number;
  readonly board: Board;
  readonly faults: FaultList<Fault>;
  readonly requests: RequestLog;
  readonly limiter: RateLimiter;
  readonly oauth: AuthorizationServer;
  settings: AsanaSettings;
}

/** A workspace with one project and no task. `now` tells the time in ms. */
export function createAsanaSandbox(settings: AsanaSettings, now: () => number): AsanaSandbox {
  return {
    ...{ now, settings, board: new Board() },
    ...{ faults: new FaultList(methodsOf), requests: new RequestLog(), limiter: new RateLimiter() },
    oauth: new AuthorizationServer(ASANA_APP, ASANA_OAUTH, now),
  };
}

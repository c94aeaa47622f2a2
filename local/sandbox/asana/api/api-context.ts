import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import type { AuthorizationServer } from '../../http/oauth/authorization-server.ts';
import type { Board, View } from '../board/board.ts';
import type { WriteFault } from '../faults/fault.ts';
import type { AsanaSettings } from '../settings.ts';

/** What the handlers of one API request work with. */
export interface ApiContext {
  readonly board: Board;
  readonly settings: AsanaSettings;
  readonly oauth: AuthorizationServer;
  readonly now: number;
  /** What a fault makes of the write, if one waits for it. */
  readonly writeFault: WriteFault | undefined;
  readonly view: View;
}

/** One request with the parameters of its path. */
export interface ApiCall {
  readonly request: SandboxRequest;
  readonly params: Readonly<Record<string, string>>;
}

/** One address of the API. */
export interface ApiRoute {
  readonly method: string;
  readonly pattern: string;
  readonly handle: (call: ApiCall, context: ApiContext) => SandboxReply;
}

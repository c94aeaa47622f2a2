import { FaultList } from '../http/fault-list.ts';
import { RequestLog } from '../http/request-log.ts';
import { ServiceBoard } from './board.ts';
import { methodsOf } from './fault.ts';
import type { Fault } from './fault.ts';

/** Everything that one running service board consists of. */
export interface BoardSandbox {
  readonly token: string;
  readonly board: ServiceBoard;
  readonly faults: FaultList<Fault>;
  readonly requests: RequestLog;
}

/** A board without a ticket. */
export function createBoardSandbox(token: string): BoardSandbox {
  return { token, board: new ServiceBoard(), faults: new FaultList(methodsOf), requests: new RequestLog() };
}

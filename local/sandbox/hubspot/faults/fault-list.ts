import { FaultQueue } from '../../faults/fault-queue.ts';
import type { Fault } from './fault.ts';

/** The faults that are waiting for requests, oldest first. */
export class FaultList extends FaultQueue<Fault> {
  constructor() {
    super(methodsOf);
  }
}

/** Without a method a fault of writes waits for a write, and a stale read for a read. */
function methodsOf({ fault }: Fault): readonly string[] | undefined {
  switch (fault) {
    case 'dropped':
    case 'overwritten':
    case 'altered':
    case 'applied-then-timeout':
      return ['PATCH'];
    case 'stale-read':
      return ['GET'];
    case 'rate-limited-burst':
    case 'rate-limited-daily':
    case 'server-error':
    case 'unauthorised':
    case 'html':
    case 'locked':
    case 'migrating':
    case 'validation':
    case 'timeout':
    case 'reset':
      return undefined;
  }
}

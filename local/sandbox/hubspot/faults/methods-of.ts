import type { Fault } from './fault.ts';

/** Without a method a fault of writes waits for a write, and a stale read for a read. */
export function methodsOf({ fault }: Fault): readonly string[] | undefined {
  switch (fault) {
    case 'dropped':
    case 'overwritten':
    case 'altered':
    case 'applied-then-timeout':
      return ['PATCH'];
    case 'stale-read':
      return ['GET'];
    case 'rate-limited':
    case 'rate-limited-daily':
    case 'server-error':
    case 'unauthorised':
    case 'html':
    case 'malformed':
    case 'error-in-success':
    case 'truncated':
    case 'slow-drip':
    case 'locked':
    case 'migrating':
    case 'validation':
    case 'invalid-grant':
    case 'timeout':
    case 'reset':
      return undefined;
  }
}

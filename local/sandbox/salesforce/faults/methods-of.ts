import type { Fault } from './fault.ts';

/** Without a method a fault of writes waits for a write, alone or composite, and a stale read for a read. */
export function methodsOf({ fault }: Fault): readonly string[] | undefined {
  switch (fault) {
    case 'dropped':
    case 'altered':
    case 'overwritten':
    case 'locked':
    case 'validation':
    case 'duplicate':
    case 'applied-then-timeout':
      return ['POST', 'PATCH'];
    case 'stale-read':
      return ['GET'];
    case 'rate-limited-daily':
    case 'too-many-at-once':
    case 'rate-limited':
    case 'server-error':
    case 'locked-500':
    case 'expired-token':
    case 'html':
    case 'error-in-success':
    case 'truncated':
    case 'slow-drip':
    case 'malformed':
    case 'redirect':
    case 'invalid-grant':
    case 'timeout':
    case 'reset':
      return undefined;
  }
}

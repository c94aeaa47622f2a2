import type { Fault } from './fault.ts';

/** Without a method a fault of writes waits for a write, alone or composite, and a stale read for a read. */
export function methodsOf({ fault }: Fault): readonly string[] | undefined {
  switch (fault) {
    case 'dropped':
    case 'altered':
    case 'overwritten':
    case 'row-locked':
    case 'validation':
    case 'duplicate':
    case 'applied-then-timeout':
      return ['POST', 'PATCH'];
    case 'stale-read':
      return ['GET'];
    case 'limit-exceeded':
    case 'too-many-at-once':
    case 'too-many-requests':
    case 'server-error':
    case 'row-locked-500':
    case 'expired-token':
    case 'html':
    case 'error-in-success':
    case 'truncated':
    case 'slow-drip':
    case 'malformed-json':
    case 'redirect':
    case 'invalid-grant':
    case 'timeout':
    case 'reset':
      return undefined;
  }
}

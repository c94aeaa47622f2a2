import type { Fault } from './fault.ts';

/** Without a method a fault of writes waits for a write, and a stale read for a read. */
export function methodsOf({ fault }: Fault): readonly string[] | undefined {
  switch (fault) {
    case 'dropped':
    case 'overwritten':
    case 'altered':
    case 'applied-then-timeout':
      return ['POST', 'PUT'];
    case 'stale-read':
      return ['GET'];
    case 'rate-limited':
    case 'server-error':
    case 'unauthorised':
    case 'forbidden':
    case 'not-there':
    case 'not-in-plan':
    case 'validation':
    case 'html':
    case 'truncated':
    case 'slow-drip':
    case 'malformed':
    case 'error-in-success':
    case 'invalid-grant':
    case 'timeout':
    case 'reset':
      return undefined;
  }
}
